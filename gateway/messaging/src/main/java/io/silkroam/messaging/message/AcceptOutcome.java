package io.silkroam.messaging.message;

/** What became of a submission. */
public sealed interface AcceptOutcome {

    /** It is on disk under this id, which is that of its first part. */
    record Accepted(MessageId id) implements AcceptOutcome {}

    /** In transaction mode: it was tried and failed; nothing more will be tried. */
    record NotDelivered(MessageId id) implements AcceptOutcome {}

    /** It was accepted before, for the same cause. */
    record AlreadyAccepted(MessageId id) implements AcceptOutcome {}

    /** It is not kept; nothing of it remains. */
    record Refused(Reason reason) implements AcceptOutcome {}

    /** Why not. */
    enum Reason {
        /** No route leads to its destination. */
        NO_ROUTE,
        /** A list forbids it. */
        FORBIDDEN,
        /** The subscriber or the account cannot pay for it. */
        NOT_PAID,
        /** Its validity ended before it came, or before its scheduled time. */
        EXPIRED,
        /** More waits than may; the sender may try again. */
        QUEUE_FULL,
        /** The store is not there; the sender may try again. */
        STORE_UNAVAILABLE
    }
}
