package io.silkroam.diameter.node;

/** What a connection tells the owner of the peers; always on the control thread. */
interface ConnectionEvents {
    /** A peer connected; its CER is awaited. */
    void accepted(Connection connection);

    /** Our connection is made, TLS included. */
    void connected(Connection connection);

    /** A CER arrived on a connection the peer made. */
    void capabilitiesAsked(Connection connection, Capabilities capabilities);

    /** A CEA arrived on our connection. */
    void capabilitiesAnswered(Connection connection, Capabilities capabilities);

    /** A DPR arrived. */
    void disconnectAsked(Connection connection, int cause);

    /** A DPA arrived. */
    void disconnectAnswered(Connection connection);

    /** A DWA arrived. */
    void watchdogAnswered(Connection connection);

    /** The connection ended. */
    void gone(Connection connection, String reason);
}
