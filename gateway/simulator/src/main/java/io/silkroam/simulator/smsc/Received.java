package io.silkroam.simulator.smsc;

import io.silkroam.simulator.sms.Read;
import io.silkroam.smpp.pdu.ShortMessage;
import java.time.Instant;

/**
 * A message an SMSC was given.
 *
 * @param number from 1, in the order of arrival
 * @param id what the SMSC calls it, as a number
 * @param systemId who submitted it
 * @param state message_state, SMPP 3.4 §5.2.28
 */
public record Received(
        long number, long id, String systemId, ShortMessage message, Fate fate, Instant at, State state) {
    /** message_state, SMPP 3.4 §5.2.28, and how a receipt abbreviates it (appendix B). */
    public enum State {
        ENROUTE(1, "ENROUTE"),
        DELIVERED(2, "DELIVRD"),
        DELETED(4, "DELETED"),
        UNDELIVERABLE(5, "UNDELIV");

        private final int code;
        private final String abbreviation;

        State(int code, String abbreviation) {
            this.code = code;
            this.abbreviation = abbreviation;
        }

        public int code() {
            return code;
        }

        public String abbreviation() {
            return abbreviation;
        }
    }

    public boolean isAccepted() {
        return fate instanceof Fate.Accepted;
    }

    /** What its reader reads. */
    public Read read() {
        return Read.of(message);
    }

    Received now(State other) {
        return new Received(number, id, systemId, message, fate, at, other);
    }

    Received replacedBy(ShortMessage other) {
        return new Received(number, id, systemId, other, fate, at, state);
    }
}
