package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.session.SessionStateMachine.Event;
import io.silkroam.smpp.session.SessionStateMachine.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SMPP 3.4 §2.2 and §2.3: the states, and which request may come in which, as tables. */
class SessionStateMachineTest implements SessionStateMachine.Actions {
    private final List<String> actions = new ArrayList<>();

    @Override
    public void sendUnbind() {
        actions.add("unbind");
    }

    @Override
    public void sendUnbindResp() {
        actions.add("unbind_resp");
    }

    @Override
    public void close(EndReason reason) {
        actions.add(reason.name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    BIND                                               | BINDING    |
                    OUTBIND                                            | OUTBOUND   |
                    OUTBIND BIND BOUND_RX                              | BOUND_RX   |
                    BIND BOUND_TX                                      | BOUND_TX   |
                    BIND BOUND_TRX                                     | BOUND_TRX  |
                    BIND REFUSED                                       | CLOSED     | REFUSED
                    TIME_UP                                            | CLOSED     | BIND_TIMEOUT
                    OUTBIND TIME_UP                                    | CLOSED     | BIND_TIMEOUT
                    BIND TIME_UP                                       | CLOSED     | BIND_TIMEOUT
                    UNBIND_WANTED                                      | CLOSED     | STOPPED
                    BIND UNBIND_WANTED                                 | CLOSED     | STOPPED
                    BOUND_TRX                                          | OPEN       |
                    BIND BIND BOUND_TX BOUND_RX                        | BOUND_TX   |
                    BIND BOUND_TX QUIET                                | BOUND_TX   |
                    BIND BOUND_TX UNBIND_WANTED                        | DRAINING   |
                    BIND BOUND_TX UNBIND_WANTED QUIET                  | UNBINDING  | unbind
                    BIND BOUND_TX UNBIND_WANTED TIME_UP                | UNBINDING  | unbind
                    BIND BOUND_TX UNBIND_WANTED QUIET UNBIND_RESP      | CLOSED     | unbind UNBOUND
                    BIND BOUND_TX UNBIND_WANTED QUIET TIME_UP          | CLOSED     | unbind NO_UNBIND_RESP
                    BIND BOUND_TX UNBIND_WANTED QUIET UNBIND_RECEIVED  | CLOSED     | unbind unbind_resp UNBOUND
                    BIND BOUND_TX UNBIND_WANTED UNBIND_RECEIVED        | UNBIND_DUE |
                    BIND BOUND_RX UNBIND_RECEIVED                      | UNBIND_DUE |
                    BIND BOUND_RX UNBIND_RECEIVED QUIET                | CLOSED     | unbind_resp PEER_UNBOUND
                    BIND BOUND_RX UNBIND_RECEIVED TIME_UP              | CLOSED     | unbind_resp PEER_UNBOUND
                    BIND REFUSED BIND BOUND_RX TIME_UP                 | CLOSED     | REFUSED
                    """)
    void shouldFollowTheTable(String events, SessionState state, String done) {
        SessionStateMachine machine = machine(Role.SMSC);
        for (String event : events.split(" ", -1)) {
            if (event.equals("UNBIND_WANTED")) {
                machine.unbind(EndReason.UNBOUND, 0);
            } else {
                machine.on(Event.valueOf(event), 0);
            }
        }
        assertThat(machine.state()).isEqualTo(state);
        assertThat(String.join(" ", actions)).isEqualTo(done == null ? "" : done);
    }

    /**
     * Columns: open, binding, transmitter, receiver, transceiver, draining, unbinding. Serve, Hold, Wrong state,
     * Already bound, Busy, Ignore.
     */
    @ParameterizedTest
    @CsvSource({
        "SMSC, BIND_RECEIVER,      S A A A A A W",
        "SMSC, SUBMIT_SM,          W H S W S B W",
        "SMSC, SUBMIT_MULTI,       W H S W S B W",
        "SMSC, DATA_SM,            W H S W S B W",
        "SMSC, QUERY_SM,           W H S W S B W",
        "SMSC, CANCEL_SM,          W H S W S B W",
        "SMSC, REPLACE_SM,         W H S W S B W",
        "SMSC, DELIVER_SM,         W H W W W W W",
        "SMSC, UNBIND,             W H S S S S S",
        "SMSC, ENQUIRE_LINK,       S S S S S S S",
        "SMSC, OUTBIND,            I I I I I I I",
        "SMSC, ALERT_NOTIFICATION, I I I I I I I",
        "ESME, BIND_RECEIVER,      W A A A A A W",
        "ESME, DELIVER_SM,         W W W S S B W",
        "ESME, DATA_SM,            W W W S S B W",
        "ESME, ALERT_NOTIFICATION, I I I S S I I",
        "ESME, SUBMIT_SM,          W W W W W W W",
        "ESME, OUTBIND,            S I I I I I I",
        "ESME, UNBIND,             W W S S S S S",
        "ESME, ENQUIRE_LINK,       S S S S S S S",
    })
    void shouldAdmitRequestsByState(Role role, Command command, String expected) {
        List<List<Event>> ways = List.of(
                List.of(),
                List.of(Event.BIND),
                List.of(Event.BIND, Event.BOUND_TX),
                List.of(Event.BIND, Event.BOUND_RX),
                List.of(Event.BIND, Event.BOUND_TRX),
                List.of(Event.BIND, Event.BOUND_TRX, Event.UNBIND_WANTED),
                List.of(Event.BIND, Event.BOUND_TRX, Event.UNBIND_WANTED, Event.QUIET));
        List<String> found = new ArrayList<>();
        for (List<Event> way : ways) {
            SessionStateMachine machine = machine(role);
            way.forEach(event -> machine.on(event, 0));
            found.add(machine.admit(command).name().substring(0, 1));
        }
        assertThat(String.join(" ", found)).isEqualTo(expected.strip());
    }

    @Test
    void shouldLetTheBindTimerGoOnWhileABindIsDecided() {
        SessionStateMachine machine = machine(Role.SMSC);
        long bind = SmppTimers.standard().bind().toNanos();
        machine.on(Event.BIND, bind - 1);
        machine.poll(bind - 1);
        assertThat(machine.state()).isEqualTo(SessionState.BINDING);
        machine.poll(bind);
        assertThat(actions).containsExactly("BIND_TIMEOUT");
    }

    @Test
    void shouldHaveNoTimerWhileItIsBound() {
        SessionStateMachine machine = machine(Role.SMSC);
        machine.on(Event.BIND, 0);
        machine.on(Event.BOUND_TRX, 0);
        machine.poll(Duration.ofDays(300).toNanos());
        assertThat(machine.state()).isEqualTo(SessionState.BOUND_TRX);
    }

    private SessionStateMachine machine(Role role) {
        return new SessionStateMachine(role, SmppTimers.standard(), this, 0);
    }
}
