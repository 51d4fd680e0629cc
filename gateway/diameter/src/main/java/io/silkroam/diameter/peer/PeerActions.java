package io.silkroam.diameter.peer;

/** What the peer state machine asks of the world: the action column of RFC 6733 §5.6.2. */
public interface PeerActions {
    /** I-Snd-Conn-Req. */
    void connect();

    /** I-Snd-CER. */
    void sendCer();

    /** R-Accept and Process-CER: the newly arrived connection becomes the responder's. */
    void acceptResponder();

    /** R-Reject: the newly arrived connection is refused; the present ones stay untouched. */
    void rejectResponder();

    /** R-Snd-CEA. */
    void sendCea();

    /** Elect (§5.6.4): whether our identity succeeds the peer's. */
    boolean winsElection();

    /** Snd-DPR on the connection of that role. */
    void sendDpr(Role role);

    /** Snd-DPA on the connection of that role. */
    void sendDpa(Role role);

    /** Disc, Cleanup and Error: the connection of that role goes, if there is one. */
    void disconnect(Role role, String reason);

    /** The state moved. */
    void changed(PeerState from, PeerState to, String reason);
}
