package io.silkroam.simulator.smsc;

import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.ShortMessage;
import java.util.OptionalInt;

/** Is told what happens at an SMSC, from several threads. */
public interface SmscWatcher {
    /** Looks away. */
    SmscWatcher NOBODY = new SmscWatcher() {};

    /** Somebody has bound. */
    default void bound(String systemId, BindType type) {}

    /** A bind was refused with this command_status. */
    default void refused(String systemId, int status) {}

    /** A bound session is over. */
    default void gone(String systemId) {}

    /** A message has come in. */
    default void received(Received received) {}

    /**
     * A deliver_sm or data_sm of ours has been answered.
     *
     * @param status its command_status; empty where nobody answered
     */
    default void delivered(String systemId, ShortMessage message, OptionalInt status) {}
}
