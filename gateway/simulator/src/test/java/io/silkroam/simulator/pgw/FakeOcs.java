package io.silkroam.simulator.pgw;

import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.RequestType;
import io.silkroam.simulator.gy.ServiceAnswer;
import io.silkroam.simulator.gy.ServiceAnswer.FinalUnit;
import io.silkroam.simulator.gy.ServiceAnswer.FinalUnitAction;
import io.silkroam.simulator.gy.ServiceAnswer.Granted;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.jdiameter.GyLink;
import io.silkroam.simulator.wire.AvpName;
import io.silkroam.simulator.wire.GyAvp;
import io.silkroam.simulator.wire.GyMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A charging system of one balance: grants slices with a threshold of a fifth, the last one with a final action. */
final class FakeOcs implements GyLink {
    static final Duration VALIDITY = Duration.ofHours(1);
    static final Duration HOLDING = Duration.ofMinutes(10);

    private final List<GyMessage> received = new ArrayList<>();
    private final long slice;
    private final FinalUnitAction atTheEnd;
    private long balance;
    private long booked;
    private int unanswered;

    FakeOcs(long balance, long slice, FinalUnitAction atTheEnd) {
        this.balance = balance;
        this.slice = slice;
        this.atTheEnd = atTheEnd;
    }

    /** The next {@code times} requests are lost on the way. */
    FakeOcs losing(int times) {
        unanswered = times;
        return this;
    }

    void topUp(long octets) {
        balance += octets;
    }

    /** Octets charged so far. */
    long booked() {
        return booked;
    }

    List<GyMessage> received() {
        return received;
    }

    /** The values of a top-level number in all requests, in order. */
    List<Long> numbers(AvpName name) {
        return received.stream()
                .map(message -> (Long) message.first(name).orElseThrow().value())
                .toList();
    }

    /** All reporting reasons ever sent, at either level. */
    List<Long> reasons() {
        List<Long> reasons = new ArrayList<>();
        received.forEach(message -> collect(message.avps(), reasons));
        return reasons.stream().distinct().toList();
    }

    private static void collect(List<GyAvp> avps, List<Long> reasons) {
        for (GyAvp avp : avps) {
            if (avp.name() == AvpName.REPORTING_REASON) {
                reasons.add((Long) avp.value());
            } else if (avp.name() == AvpName.MULTIPLE_SERVICES_CREDIT_CONTROL
                    || avp.name() == AvpName.USED_SERVICE_UNIT) {
                collect(avp.members(), reasons);
            }
        }
    }

    @Override
    public CompletableFuture<GyAnswer> send(GyMessage message) {
        received.add(message);
        if (unanswered > 0) {
            unanswered--;
            return CompletableFuture.failedFuture(new IllegalStateException("lost"));
        }
        List<ServiceAnswer> services = message.avps().stream()
                .filter(avp -> avp.name() == AvpName.MULTIPLE_SERVICES_CREDIT_CONTROL)
                .map(service -> answer(message, service))
                .toList();
        return CompletableFuture.completedFuture(
                new GyAnswer(GyAnswer.SUCCESS, "ocs1.ocs.test", services, Optional.empty()));
    }

    private ServiceAnswer answer(GyMessage message, GyAvp service) {
        long used = service.members().stream()
                .filter(avp -> avp.name() == AvpName.USED_SERVICE_UNIT)
                .mapToLong(FakeOcs::octets)
                .sum();
        booked += used;
        balance -= used;
        ServiceKey key =
                new ServiceKey(number(service, AvpName.RATING_GROUP), number(service, AvpName.SERVICE_IDENTIFIER));
        boolean asked = service.members().stream().anyMatch(avp -> avp.name() == AvpName.REQUESTED_SERVICE_UNIT);
        boolean last = message.first(AvpName.CC_REQUEST_TYPE)
                .orElseThrow()
                .value()
                .equals((long) RequestType.TERMINATION.code());
        if (!asked || last) {
            return plain(key, GyAnswer.SUCCESS);
        }
        return balance <= 0 ? plain(key, ServiceAnswer.CREDIT_LIMIT_REACHED) : grant(key);
    }

    private ServiceAnswer grant(ServiceKey key) {
        long octets = Math.min(slice, balance);
        boolean last = octets == balance;
        return new ServiceAnswer(
                key,
                GyAnswer.SUCCESS,
                Optional.of(new Granted(Optional.of(octets), Optional.empty(), Optional.empty(), Optional.empty())),
                Optional.of(VALIDITY),
                last ? Optional.empty() : Optional.of(octets / 5),
                Optional.of(HOLDING),
                last ? Optional.of(new FinalUnit(atTheEnd, Optional.of("https://top-up.example/"))) : Optional.empty());
    }

    private static ServiceAnswer plain(ServiceKey key, long resultCode) {
        return new ServiceAnswer(
                key,
                resultCode,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Total where present, else input and output (credit-control profiles, last section). */
    private static long octets(GyAvp used) {
        return number(used, AvpName.CC_TOTAL_OCTETS)
                .orElseGet(() -> number(used, AvpName.CC_INPUT_OCTETS).orElse(0L)
                        + number(used, AvpName.CC_OUTPUT_OCTETS).orElse(0L));
    }

    private static Optional<Long> number(GyAvp group, AvpName name) {
        return group.members().stream()
                .filter(avp -> avp.name() == name)
                .map(avp -> (Long) avp.value())
                .findFirst();
    }
}
