package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response.BindResponse;

/** What a connection does about binding, which is not the same for an SMSC and an ESME. On the event loop. */
interface BindRole {
    SessionStateMachine.Role role();

    /** The connection is there, TLS included. */
    void active(SmppConnection connection);

    /** A well-formed bind came; the state is BINDING. SMSC only. */
    void bindReceived(SmppConnection connection, int sequence, Request.Bind bind);

    /** An outbind came; the state is OPEN. ESME only. */
    void outbindReceived(SmppConnection connection, Request.Outbind outbind);

    /** The response to our bind; ESME only. */
    void bindAnswered(SmppConnection connection, BindResponse response);

    /** The session can be used from now on. */
    void bound(SmppConnection connection);

    /** It is over, and the socket is closed. */
    void ended(SmppConnection connection, EndReason reason);
}
