package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Request;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A bound session as its owner sees it. Any thread may call it. */
public interface SmppSession {

    /** Unique in this process. */
    long id();

    /** The ESME's system_id: the peer's where we are the SMSC, ours where we are the ESME. */
    String systemId();

    BindType bindType();

    /** interface_version agreed on: 0x33, 0x34 or 0x50. */
    int interfaceVersion();

    InetSocketAddress remote();

    /** Requests that may be sent before the window is full; 0 while the peer does not read. */
    int room();

    /**
     * Sends a request and tells what became of it, exactly once, on the session's event loop. Requests sent by one
     * thread leave in their order; they are flushed together.
     */
    void send(Request request, Consumer<SendResult> result);

    /** Unbinds, waits for what is in flight within its bound, and closes. */
    void unbind();
}
