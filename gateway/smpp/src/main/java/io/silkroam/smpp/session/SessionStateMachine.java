package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The states of one session, SMPP 3.4 §2.2 and 5.0 §2.3, for either role: what may come in each, and when it ends. No
 * sockets and no clock: time comes in as {@link System#nanoTime()}. One thread owns it.
 */
final class SessionStateMachine {
    private static final Logger LOG = LoggerFactory.getLogger(SessionStateMachine.class);

    /** Which side we are. */
    enum Role {
        SMSC,
        ESME
    }

    /** What can happen to it. */
    enum Event {
        /** We sent an outbind, or the SMSC did. */
        OUTBIND,
        /** A well-formed bind was received, or sent. */
        BIND,
        BOUND_TX,
        BOUND_RX,
        BOUND_TRX,
        REFUSED,
        /** Our owner wants an end. */
        UNBIND_WANTED,
        UNBIND_RECEIVED,
        UNBIND_RESP,
        /** Nothing is in flight any more, either way. */
        QUIET,
        TIME_UP
    }

    /** What becomes of a request of the peer's. */
    enum Admission {
        SERVE,
        /** It waits for the decision about the bind before it. */
        HOLD,
        /** ESME_RINVBNDSTS. */
        WRONG_STATE,
        /** ESME_RALYBND. */
        ALREADY_BOUND,
        /** ESME_RTHROTTLED: it may be sent again, on another session. */
        BUSY,
        /** It has no response. */
        IGNORE
    }

    /** What it does. */
    interface Actions {
        void sendUnbind();

        void sendUnbindResp();

        /** Flushes and closes. */
        void close(EndReason reason);
    }

    private final Role role;
    private final SmppTimers timers;
    private final Actions actions;
    private SessionState state = SessionState.OPEN;
    private BindType type;
    private boolean timed = true;
    private long deadline;
    private EndReason unbindReason = EndReason.UNBOUND;

    SessionStateMachine(Role role, SmppTimers timers, Actions actions, long now) {
        this.role = role;
        this.timers = timers;
        this.actions = actions;
        this.deadline = now + timers.bind().toNanos();
    }

    SessionState state() {
        return state;
    }

    /** Tells time; may end the session. */
    void poll(long now) {
        if (timed && now - deadline >= 0) {
            on(Event.TIME_UP, now);
        }
    }

    void on(Event event, long now) {
        switch (state) {
            case OPEN, OUTBOUND -> beforeBind(event, now);
            case BINDING -> binding(event, now);
            case BOUND_TX, BOUND_RX, BOUND_TRX -> bound(event, now);
            case DRAINING, UNBIND_DUE -> quieting(event, now);
            case UNBINDING -> unbinding(event, now);
            case CLOSED -> {}
        }
    }

    /** §2.2, §7.2: outbind -> OUTBOUND; bind -> BINDING; session_init_timer -> CLOSED. */
    private void beforeBind(Event event, long now) {
        switch (event) {
            case OUTBIND -> become(SessionState.OUTBOUND, now);
            case BIND -> become(SessionState.BINDING, now);
            case TIME_UP -> end(EndReason.BIND_TIMEOUT, now);
            case UNBIND_WANTED -> end(EndReason.STOPPED, now);
            case BOUND_TX, BOUND_RX, BOUND_TRX, REFUSED, UNBIND_RECEIVED, UNBIND_RESP, QUIET -> {}
        }
    }

    /** §2.2: bind_resp -> BOUND; a negative one or session_init_timer -> CLOSED. */
    private void binding(Event event, long now) {
        switch (event) {
            case BOUND_TX -> bound(SessionState.BOUND_TX, BindType.TRANSMITTER, now);
            case BOUND_RX -> bound(SessionState.BOUND_RX, BindType.RECEIVER, now);
            case BOUND_TRX -> bound(SessionState.BOUND_TRX, BindType.TRANSCEIVER, now);
            case REFUSED -> end(EndReason.REFUSED, now);
            case TIME_UP -> end(EndReason.BIND_TIMEOUT, now);
            case UNBIND_WANTED -> end(EndReason.STOPPED, now);
            case OUTBIND, BIND, UNBIND_RECEIVED, UNBIND_RESP, QUIET -> {}
        }
    }

    /** §4.2: unbind of either side. Deviation: what is in flight may end first, within a bound. */
    private void bound(Event event, long now) {
        switch (event) {
            case UNBIND_WANTED -> become(SessionState.DRAINING, now);
            case UNBIND_RECEIVED -> become(SessionState.UNBIND_DUE, now);
            case OUTBIND, BIND, BOUND_TX, BOUND_RX, BOUND_TRX, REFUSED, UNBIND_RESP, QUIET, TIME_UP -> {}
        }
    }

    /** Ours: nothing in flight, or time is up -> unbind, or its response. */
    private void quieting(Event event, long now) {
        switch (event) {
            case QUIET, TIME_UP -> {
                if (state == SessionState.DRAINING) {
                    become(SessionState.UNBINDING, now);
                    actions.sendUnbind();
                } else {
                    actions.sendUnbindResp();
                    end(EndReason.PEER_UNBOUND, now);
                }
            }
            case UNBIND_RECEIVED -> become(SessionState.UNBIND_DUE, now);
            case OUTBIND, BIND, BOUND_TX, BOUND_RX, BOUND_TRX, REFUSED, UNBIND_WANTED, UNBIND_RESP -> {}
        }
    }

    /** 5.0 §2.3.6: unbind_resp -> CLOSED; if both unbind at once, neither waits for the other's response. */
    private void unbinding(Event event, long now) {
        switch (event) {
            case UNBIND_RESP -> end(unbindReason, now);
            case UNBIND_RECEIVED -> {
                actions.sendUnbindResp();
                end(unbindReason, now);
            }
            case TIME_UP -> end(EndReason.NO_UNBIND_RESP, now);
            case OUTBIND, BIND, BOUND_TX, BOUND_RX, BOUND_TRX, REFUSED, UNBIND_WANTED, QUIET -> {}
        }
    }

    /** The owner, or the inactivity timer, wants an end for this reason. */
    void unbind(EndReason reason, long now) {
        if (state.isBound()) {
            unbindReason = reason;
        }
        on(Event.UNBIND_WANTED, now);
    }

    private void bound(SessionState next, BindType as, long now) {
        type = as;
        become(next, now);
    }

    /** Ends it at once, whatever the state. */
    void end(EndReason reason, long now) {
        if (state != SessionState.CLOSED) {
            become(SessionState.CLOSED, now);
            actions.close(reason);
        }
    }

    /** The only assignment to the state. */
    private void become(SessionState next, long now) {
        LOG.debug("{} {} -> {}", role, state, next);
        state = next;
        switch (next) {
            case DRAINING, UNBIND_DUE, UNBINDING -> {
                timed = true;
                deadline = now + timers.unbind().toNanos();
            }
            case BOUND_TX, BOUND_RX, BOUND_TRX, CLOSED -> timed = false;
            case OPEN, OUTBOUND, BINDING -> {} // the bind timer goes on
        }
    }

    /** What becomes of a request, SMPP 3.4 §2.3 table 2-1. */
    Admission admit(Command command) {
        if (command == Command.ENQUIRE_LINK) {
            return Admission.SERVE; // Deviation: before the bind too, as 5.0 §2.3.1 has it.
        }
        return switch (state) {
            case OPEN, OUTBOUND -> beforeBind(command);
            case BINDING -> command.isBind() ? Admission.ALREADY_BOUND : held(command);
            case BOUND_TX, BOUND_RX, BOUND_TRX -> bound(command);
            case DRAINING -> draining(command);
            case UNBIND_DUE, CLOSED -> wrong(command);
            case UNBINDING -> command == Command.UNBIND ? Admission.SERVE : wrong(command);
        };
    }

    private Admission beforeBind(Command command) {
        boolean served =
                role == Role.SMSC ? command.isBind() : command == Command.OUTBIND && state == SessionState.OPEN;
        return served ? Admission.SERVE : wrong(command);
    }

    private Admission held(Command command) {
        return role == Role.SMSC && !command.isOneWay() ? Admission.HOLD : wrong(command);
    }

    private Admission bound(Command command) {
        if (command == Command.UNBIND) {
            return Admission.SERVE;
        } else if (command.isBind()) {
            return Admission.ALREADY_BOUND;
        }
        return allows(role == Role.SMSC, type, command) ? Admission.SERVE : wrong(command);
    }

    private Admission draining(Command command) {
        if (bound(command) == Admission.SERVE && command != Command.UNBIND) {
            return command.isOneWay() ? Admission.IGNORE : Admission.BUSY;
        }
        return bound(command);
    }

    /** Whether a request may go that way in that bind: from the ESME (to the SMSC), or from the SMSC. */
    static boolean allows(boolean fromEsme, BindType type, Command command) {
        return switch (command) {
            case SUBMIT_SM, SUBMIT_MULTI, QUERY_SM, CANCEL_SM, REPLACE_SM -> fromEsme && type.transmits();
            case DELIVER_SM, ALERT_NOTIFICATION -> !fromEsme && type.receives();
            case DATA_SM -> fromEsme ? type.transmits() : type.receives();
            default -> false;
        };
    }

    private static Admission wrong(Command command) {
        return command.isOneWay() ? Admission.IGNORE : Admission.WRONG_STATE;
    }
}
