package io.silkroam.simulator.simulation.charging;

import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.RequestType;
import java.util.Optional;

/** A request as its sender knows it: what it said, and the first answer that decided it. */
final class Asked {
    /** What makes a request the same again, RFC 8506 §3.1. */
    record Key(String session, RequestType type, long number) {
        static Key of(CreditControlRequest request) {
            return new Key(request.sessionId(), request.type(), request.number());
        }
    }

    private final CreditControlRequest request;
    private Optional<CreditControlAnswer> answer = Optional.empty();
    private int tries;

    Asked(CreditControlRequest request) {
        this.request = request;
    }

    CreditControlRequest request() {
        return request;
    }

    Key key() {
        return Key.of(request);
    }

    /** What it asks to be charged, over all services. */
    long reported() {
        return request.type() == RequestType.EVENT
                ? request.services().stream()
                        .flatMap(s -> s.requested().stream())
                        .mapToLong(r -> r.amount())
                        .sum()
                : request.services().stream().mapToLong(s -> s.used().octets()).sum();
    }

    int nextTry() {
        return ++tries;
    }

    int tries() {
        return tries;
    }

    Optional<CreditControlAnswer> answer() {
        return answer;
    }

    void decided(CreditControlAnswer first) {
        answer = Optional.of(first);
    }

    /** Whether this answer says what became of the request; otherwise it is to be asked again. */
    static boolean decides(CreditControlAnswer answer) {
        return answer.result() != ChargingResult.TOO_BUSY && answer.result() != ChargingResult.UNABLE_TO_COMPLY;
    }

    @Override
    public String toString() {
        return request.type() + " " + request.sessionId() + "/" + request.number();
    }
}
