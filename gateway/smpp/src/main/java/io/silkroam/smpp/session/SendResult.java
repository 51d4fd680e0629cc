package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.Response;

/** What became of a request that we sent. */
public sealed interface SendResult {

    /** The peer answered, be it with an error or a generic_nack. */
    record Answered(Response response) implements SendResult {}

    /** It may have arrived: no answer in time, or the connection went. */
    record Unanswered(Doubt doubt) implements SendResult {
        /** Why nobody knows. */
        public enum Doubt {
            TIMEOUT,
            CONNECTION_LOST
        }
    }

    /** Not an octet of it left. */
    record NotSent(Obstacle obstacle) implements SendResult {
        /** Why not. */
        public enum Obstacle {
            WINDOW_FULL,
            NOT_BOUND,
            NOT_WRITABLE
        }
    }
}
