package io.silkroam.messaging.message;

import java.util.Optional;

/** What became of one attempt. */
public sealed interface CarryResult {

    /**
     * The other side took it.
     *
     * @param itsId the message id it gave, as it wrote it; empty where it gives none
     */
    record Taken(Optional<String> itsId) implements CarryResult {}

    /** The other side refused it. */
    record Refused(int status, FailureClass failure) implements CarryResult {}

    /** It may have arrived: no answer in time, or the connection went. */
    record Unanswered() implements CarryResult {}

    /** It did not leave; the attempt does not count. */
    record NotSent() implements CarryResult {}

    /** What a refusal means for the next attempt. */
    enum FailureClass {
        /** Too fast: the link pauses, the message does not age. */
        THROTTLED,
        /** It may work later. */
        TEMPORARY,
        /** It will never work on this link; another route may. */
        ROUTE,
        /** It will never work. */
        PERMANENT
    }
}
