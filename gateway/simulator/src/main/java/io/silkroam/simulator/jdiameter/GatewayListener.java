package io.silkroam.simulator.jdiameter;

/**
 * What the gateway asks of the partner. The returned Result-Code is answered at once, before anything the listener
 * sends. Called on the connection's own thread: it must not wait for an answer there.
 */
public interface GatewayListener {
    /** DIAMETER_SUCCESS. */
    int SUCCESS = 2001;

    /** DIAMETER_UNKNOWN_SESSION_ID. */
    int UNKNOWN_SESSION = 5002;

    /** A Re-Auth-Request (RFC 8506 §5.5): the server wants a fresh report. */
    int onReAuth(GatewayRequest request);

    /** An Abort-Session-Request (RFC 6733 §8.5): the server wants the session to end. */
    int onAbort(GatewayRequest request);

    /** Says yes to everything and does nothing about it, as Open5GS does with a Re-Auth-Request. */
    static GatewayListener agreeable() {
        return new GatewayListener() {
            @Override
            public int onReAuth(GatewayRequest request) {
                return SUCCESS;
            }

            @Override
            public int onAbort(GatewayRequest request) {
                return SUCCESS;
            }
        };
    }
}
