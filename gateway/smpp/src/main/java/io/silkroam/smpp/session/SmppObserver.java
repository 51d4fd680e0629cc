package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Command;
import java.net.InetSocketAddress;

/** Counts what happens. Called on event loops, so it must be quick. Every method does nothing unless overridden. */
public interface SmppObserver {
    /** Counts nothing. */
    SmppObserver NONE = new SmppObserver() {};

    /** A response of which no request is known to wait. It is dropped and never nacked. */
    enum Stray {
        /** Its request had timed out. */
        LATE,
        /** There was no such request. */
        UNSOLICITED,
        /** Its request is of another kind, and goes on waiting. */
        MISMATCHED,
        /** A response of an operation we do not know. */
        UNKNOWN,
        /** A generic_nack for a sequence_number that we did not use, 0 among them. */
        NACK
    }

    default void connected(InetSocketAddress remote) {}

    /** A connection was not taken: too many that are not bound, or in all. */
    default void turnedAway(InetSocketAddress remote) {}

    default void bound(String systemId, BindType type) {}

    /** A bind was refused, by us or by the peer. */
    default void bindRefused(String systemId, int status) {}

    /**
     * A connection ended.
     *
     * @param systemId empty if it never was bound
     */
    default void ended(String systemId, EndReason reason) {}

    default void received(String systemId, Command command) {}

    default void sent(String systemId, Command command) {}

    /** We answered a request of the peer's. */
    default void responded(String systemId, Command request, int status) {}

    /** The peer answered a request of ours. */
    default void answered(String systemId, Command request, int status, long nanos) {}

    default void timedOut(String systemId, Command request) {}

    /** A request beyond the window was answered ESME_RTHROTTLED. */
    default void throttled(String systemId, Command request) {}

    /**
     * A PDU with something wrong in it.
     *
     * @param status what it was answered with; ESME_ROK if the fault was overlooked
     */
    default void malformed(String systemId, InetSocketAddress remote, int status, String reason) {}

    default void stray(String systemId, Stray kind) {}

    /** An answer of the owner's came after the end of its session, or came twice. */
    default void answerDropped(String systemId) {}

    /** A one-way PDU that does not belong into this state. */
    default void ignored(String systemId, Command command) {}
}
