package io.silkroam.diameter.peer;

import static io.silkroam.diameter.peer.PeerState.CLOSED;
import static io.silkroam.diameter.peer.PeerState.I_CLOSING;
import static io.silkroam.diameter.peer.PeerState.I_OPEN;
import static io.silkroam.diameter.peer.PeerState.R_CLOSING;
import static io.silkroam.diameter.peer.PeerState.R_OPEN;
import static io.silkroam.diameter.peer.PeerState.WAIT_CONN_ACK;
import static io.silkroam.diameter.peer.PeerState.WAIT_CONN_ACK_ELECT;
import static io.silkroam.diameter.peer.PeerState.WAIT_I_CEA;
import static io.silkroam.diameter.peer.PeerState.WAIT_RETURNS;
import static io.silkroam.diameter.peer.Role.INITIATOR;
import static io.silkroam.diameter.peer.Role.RESPONDER;

/**
 * One link to a peer, RFC 6733 §5.6, both roles and the election. Rows of the table that neither change the state nor
 * depend on more than "open" (Send-Message, Rcv-Message, DWR, DWA) are the connection's and the watchdog's.
 * One thread owns a machine; time comes in as nanoseconds.
 */
public final class PeerStateMachine {
    private final PeerActions actions;
    private final PeerTimers timers;
    private PeerState state = CLOSED;
    private long deadline;

    /** Starts closed. */
    public PeerStateMachine(PeerActions actions, PeerTimers timers) {
        this.actions = actions;
        this.timers = timers;
    }

    /** Where the link stands. */
    public PeerState state() {
        return state;
    }

    /** Fires the state's time-out once it has passed. */
    public void poll(long now) {
        if (waits() && now - deadline >= 0) {
            on(PeerEvent.TIMEOUT, "timeout", now);
        }
    }

    /** Takes one event; an event the table does not name for the state is ignored. */
    public void on(PeerEvent event, String reason, long now) {
        PeerState from = state;
        PeerState next =
                switch (from) {
                    case CLOSED -> whenClosed(event);
                    case WAIT_CONN_ACK -> whenWaitConnAck(event, reason);
                    case WAIT_I_CEA -> whenWaitICea(event, reason);
                    case WAIT_CONN_ACK_ELECT -> whenWaitConnAckElect(event, reason);
                    case WAIT_RETURNS -> whenWaitReturns(event, reason);
                    case R_OPEN -> whenOpen(RESPONDER, event, reason);
                    case I_OPEN -> whenOpen(INITIATOR, event, reason);
                    case R_CLOSING -> whenClosing(RESPONDER, event, reason);
                    case I_CLOSING -> whenClosing(INITIATOR, event, reason);
                };
        become(next, reason, now);
        // Elect: both rows that hold it enter Wait-Returns.
        if (next == WAIT_RETURNS && from != WAIT_RETURNS && actions.winsElection()) {
            on(PeerEvent.WIN_ELECTION, "won the election", now);
        }
    }

    private PeerState whenClosed(PeerEvent event) {
        return switch (event) {
            // Start -> I-Snd-Conn-Req, Wait-Conn-Ack
            case START -> {
                actions.connect();
                yield WAIT_CONN_ACK;
            }
            // R-Conn-CER -> R-Accept, Process-CER, R-Snd-CEA, R-Open
            case R_CONN_CER -> {
                actions.acceptResponder();
                actions.sendCea();
                yield R_OPEN;
            }
            case I_RCV_CONN_ACK,
                    I_RCV_CONN_NACK,
                    I_RCV_CEA,
                    I_RCV_NON_CEA,
                    R_PEER_DISC,
                    I_PEER_DISC,
                    R_RCV_DPR,
                    I_RCV_DPR,
                    R_RCV_DPA,
                    I_RCV_DPA,
                    WIN_ELECTION,
                    TIMEOUT,
                    STOP,
                    WATCHDOG_DOWN -> CLOSED;
        };
    }

    private PeerState whenWaitConnAck(PeerEvent event, String reason) {
        return switch (event) {
            // I-Rcv-Conn-Ack -> I-Snd-CER, Wait-I-CEA
            case I_RCV_CONN_ACK -> {
                actions.sendCer();
                yield WAIT_I_CEA;
            }
            // R-Conn-CER -> R-Accept, Process-CER, Wait-Conn-Ack/Elect
            case R_CONN_CER -> {
                actions.acceptResponder();
                yield WAIT_CONN_ACK_ELECT;
            }
            // I-Rcv-Conn-Nack -> Cleanup, Closed; Timeout -> Error, Closed; Stop is ours.
            case I_RCV_CONN_NACK, I_PEER_DISC, TIMEOUT, STOP, WATCHDOG_DOWN -> close(INITIATOR, reason);
            case START,
                    I_RCV_CEA,
                    I_RCV_NON_CEA,
                    R_PEER_DISC,
                    R_RCV_DPR,
                    I_RCV_DPR,
                    R_RCV_DPA,
                    I_RCV_DPA,
                    WIN_ELECTION -> WAIT_CONN_ACK;
        };
    }

    private PeerState whenWaitICea(PeerEvent event, String reason) {
        return switch (event) {
            // I-Rcv-CEA -> Process-CEA, I-Open
            case I_RCV_CEA -> I_OPEN;
            // R-Conn-CER -> R-Accept, Process-CER, Elect, Wait-Returns
            case R_CONN_CER -> {
                actions.acceptResponder();
                yield WAIT_RETURNS;
            }
            // I-Peer-Disc -> I-Disc, Closed; I-Rcv-Non-CEA and Timeout -> Error, Closed
            case I_PEER_DISC, I_RCV_NON_CEA, I_RCV_DPR, TIMEOUT, STOP, WATCHDOG_DOWN -> close(INITIATOR, reason);
            case START, I_RCV_CONN_ACK, I_RCV_CONN_NACK, R_PEER_DISC, R_RCV_DPR, R_RCV_DPA, I_RCV_DPA, WIN_ELECTION ->
                WAIT_I_CEA;
        };
    }

    private PeerState whenWaitConnAckElect(PeerEvent event, String reason) {
        return switch (event) {
            // I-Rcv-Conn-Ack -> I-Snd-CER, Elect, Wait-Returns
            case I_RCV_CONN_ACK -> {
                actions.sendCer();
                yield WAIT_RETURNS;
            }
            // I-Rcv-Conn-Nack -> R-Snd-CEA, R-Open
            case I_RCV_CONN_NACK, I_PEER_DISC -> {
                actions.disconnect(INITIATOR, reason);
                actions.sendCea();
                yield R_OPEN;
            }
            // R-Peer-Disc -> R-Disc, Wait-Conn-Ack
            case R_PEER_DISC -> {
                actions.disconnect(RESPONDER, reason);
                yield WAIT_CONN_ACK;
            }
            // R-Conn-CER -> R-Reject, Wait-Conn-Ack/Elect
            case R_CONN_CER -> {
                actions.rejectResponder();
                yield WAIT_CONN_ACK_ELECT;
            }
            // Timeout -> Error, Closed
            case TIMEOUT, STOP, WATCHDOG_DOWN -> closeBoth(reason);
            case START, I_RCV_CEA, I_RCV_NON_CEA, R_RCV_DPR, I_RCV_DPR, R_RCV_DPA, I_RCV_DPA, WIN_ELECTION ->
                WAIT_CONN_ACK_ELECT;
        };
    }

    private PeerState whenWaitReturns(PeerEvent event, String reason) {
        return switch (event) {
            // Win-Election and I-Peer-Disc -> I-Disc, R-Snd-CEA, R-Open
            // Deviation: a refusing CEA ends our connection as its disconnection would; the peer's own may live.
            case WIN_ELECTION, I_PEER_DISC, I_RCV_NON_CEA -> {
                actions.disconnect(INITIATOR, reason);
                actions.sendCea();
                yield R_OPEN;
            }
            // I-Rcv-CEA -> R-Disc, I-Open
            case I_RCV_CEA -> {
                actions.disconnect(RESPONDER, "lost the election");
                yield I_OPEN;
            }
            // R-Peer-Disc -> R-Disc, Wait-I-CEA
            case R_PEER_DISC -> {
                actions.disconnect(RESPONDER, reason);
                yield WAIT_I_CEA;
            }
            // R-Conn-CER -> R-Reject, Wait-Returns
            case R_CONN_CER -> {
                actions.rejectResponder();
                yield WAIT_RETURNS;
            }
            // Timeout -> Error, Closed
            case TIMEOUT, STOP, WATCHDOG_DOWN -> closeBoth(reason);
            case START, I_RCV_CONN_ACK, I_RCV_CONN_NACK, R_RCV_DPR, I_RCV_DPR, R_RCV_DPA, I_RCV_DPA -> WAIT_RETURNS;
        };
    }

    /** R-Open and I-Open differ only in the side whose events count. */
    private PeerState whenOpen(Role role, PeerEvent event, String reason) {
        boolean responder = role == RESPONDER;
        return switch (event) {
            // R-Conn-CER -> R-Reject: a new connection never displaces a live one.
            case R_CONN_CER -> {
                actions.rejectResponder();
                yield state;
            }
            // Stop -> Snd-DPR, Closing
            case STOP -> {
                actions.sendDpr(role);
                yield closing(role);
            }
            // R-Rcv-DPR -> R-Snd-DPA, Closing
            case R_RCV_DPR -> responder ? answerDpr(role) : state;
            case I_RCV_DPR -> responder ? state : answerDpr(role);
            // Peer-Disc -> Disc, Closed
            case R_PEER_DISC -> responder ? close(role, reason) : state;
            case I_PEER_DISC -> responder ? state : close(role, reason);
            case WATCHDOG_DOWN -> close(role, reason);
            case START,
                    I_RCV_CONN_ACK,
                    I_RCV_CONN_NACK,
                    I_RCV_CEA,
                    I_RCV_NON_CEA,
                    R_RCV_DPA,
                    I_RCV_DPA,
                    WIN_ELECTION,
                    TIMEOUT -> state;
        };
    }

    private PeerState whenClosing(Role role, PeerEvent event, String reason) {
        boolean responder = role == RESPONDER;
        return switch (event) {
            // Rcv-DPA and Peer-Disc -> Disc, Closed
            case R_RCV_DPA, R_PEER_DISC -> responder ? close(role, reason) : state;
            case I_RCV_DPA, I_PEER_DISC -> responder ? state : close(role, reason);
            // Both sides said goodbye at once: the other's DPR is answered, the wait goes on.
            case R_RCV_DPR, I_RCV_DPR -> {
                actions.sendDpa(role);
                yield state;
            }
            // Timeout -> Error, Closed
            case TIMEOUT, WATCHDOG_DOWN -> close(role, reason);
            case R_CONN_CER -> {
                actions.rejectResponder();
                yield state;
            }
            case START, I_RCV_CONN_ACK, I_RCV_CONN_NACK, I_RCV_CEA, I_RCV_NON_CEA, WIN_ELECTION, STOP -> state;
        };
    }

    private PeerState answerDpr(Role role) {
        actions.sendDpa(role);
        return closing(role);
    }

    private PeerState close(Role role, String reason) {
        actions.disconnect(role, reason);
        return CLOSED;
    }

    private PeerState closeBoth(String reason) {
        actions.disconnect(INITIATOR, reason);
        actions.disconnect(RESPONDER, reason);
        return CLOSED;
    }

    private static PeerState closing(Role role) {
        return role == RESPONDER ? R_CLOSING : I_CLOSING;
    }

    private boolean waits() {
        return state != CLOSED && !state.isOpen();
    }

    private void become(PeerState next, String reason, long now) {
        if (next == state) {
            return;
        }
        PeerState from = state;
        state = next;
        deadline = now
                + switch (next) {
                    case WAIT_CONN_ACK, WAIT_CONN_ACK_ELECT -> timers.connect().toNanos();
                    case WAIT_I_CEA, WAIT_RETURNS -> timers.capabilities().toNanos();
                    case R_CLOSING, I_CLOSING -> timers.disconnect().toNanos();
                    case CLOSED, R_OPEN, I_OPEN -> 0;
                };
        actions.changed(from, next, reason);
    }
}
