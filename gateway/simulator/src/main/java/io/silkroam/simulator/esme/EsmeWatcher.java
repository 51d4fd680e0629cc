package io.silkroam.simulator.esme;

import io.silkroam.simulator.sms.Receipt;
import io.silkroam.smpp.pdu.ShortMessage;

/** Is told what an ESME gets, from several threads. */
public interface EsmeWatcher {
    /** Looks away. */
    EsmeWatcher NOBODY = new EsmeWatcher() {};

    /** A message from somebody has come. */
    default void delivered(ShortMessage message) {}

    /** A receipt has come. */
    default void receipt(Receipt receipt) {}

    /** The session is over. */
    default void gone() {}
}
