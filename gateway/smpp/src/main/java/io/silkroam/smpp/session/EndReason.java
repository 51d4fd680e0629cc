package io.silkroam.smpp.session;

/** Why a connection ended. */
public enum EndReason {
    PEER_CLOSED("the peer closed the connection"),
    CONNECTION_FAILED("the connection failed"),
    TLS_FAILED("TLS could not be agreed on"),
    BIND_TIMEOUT("no bind in time"),
    REFUSED("the bind was refused"),
    PEER_UNBOUND("the peer unbound"),
    UNBOUND("we unbound"),
    NO_UNBIND_RESP("we unbound, and the peer did not answer"),
    INACTIVE("no transaction for too long"),
    LINK_DEAD("enquire_link was not answered"),
    PDU_INCOMPLETE("a PDU was begun and not completed in time"),
    FRAMING_LOST("a command_length that cannot be"),
    NOT_SMPP("what came is no SMPP"),
    SLOW_READER("the peer does not read what we send"),
    STOPPED("we stop");

    private final String text;

    EndReason(String text) {
        this.text = text;
    }

    /** Whether the peer was sent why, just before. */
    boolean tellsFirst() {
        return this == REFUSED || this == FRAMING_LOST;
    }

    /** In words. */
    public String text() {
        return text;
    }
}
