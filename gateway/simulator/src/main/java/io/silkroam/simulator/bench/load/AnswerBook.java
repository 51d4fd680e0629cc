package io.silkroam.simulator.bench.load;

import io.silkroam.diameter.codec.AvpCursor;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.ResultCodes;
import java.util.function.LongPredicate;

/** What the peers were told in all: the side of the ledger that stands outside of the gateway. */
public final class AnswerBook {
    private final LongPredicate zeroRated;
    private int resultCode;
    private long granted;
    private long decided;
    private long octetsCharged;
    private long unexpected;

    /** @param zeroRated rating groups that cost nothing: what is granted to them is held nowhere */
    AnswerBook(LongPredicate zeroRated) {
        this.zeroRated = zeroRated;
    }

    /** Reads one answer; what only echoes a request is taken for success. */
    void read(DiameterHeader header, AvpCursor avps) {
        resultCode = header.isRequest() ? ResultCodes.DIAMETER_SUCCESS : 0;
        granted = 0;
        while (!header.isRequest() && avps.next()) {
            if (avps.is(Avps.RESULT_CODE)) {
                resultCode = (int) avps.unsigned32();
            } else if (avps.is(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL)) {
                granted += grantedTo(avps.group());
            }
        }
    }

    private long grantedTo(AvpCursor service) {
        long octets = 0;
        boolean free = false;
        while (service.next()) {
            if (service.is(Avps.RATING_GROUP)) {
                free = zeroRated.test(service.unsigned32());
            } else if (service.is(Avps.GRANTED_SERVICE_UNIT)) {
                AvpCursor units = service.group();
                octets = units.next(Avps.CC_TOTAL_OCTETS) ? units.unsigned64() : 0;
            }
        }
        return free ? 0 : octets;
    }

    int resultCode() {
        return resultCode;
    }

    /** Whether the answer read last is a decision; otherwise the request is to be sent again. */
    boolean isDecision() {
        return resultCode == ResultCodes.DIAMETER_SUCCESS;
    }

    /** Octets granted by the answer read last, to services that cost something. */
    long granted() {
        return granted;
    }

    void decided(long octetsReported) {
        decided++;
        octetsCharged += octetsReported;
    }

    void unexpected() {
        unexpected++;
    }

    /** Requests that were answered as decided. */
    public long decidedCount() {
        return decided;
    }

    /** What those requests reported as used. */
    public long octetsCharged() {
        return octetsCharged;
    }

    /** Answers that belong to no request under way. */
    public long unexpectedCount() {
        return unexpected;
    }
}
