package io.silkroam.diameter.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6733 §5.6.2, a row here per row there. */
class PeerStateMachineTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** The shortest way into each state, for a node that loses elections. */
    private static List<PeerEvent> wayTo(PeerState state) {
        return switch (state) {
            case CLOSED -> List.of();
            case WAIT_CONN_ACK -> List.of(PeerEvent.START);
            case WAIT_I_CEA -> List.of(PeerEvent.START, PeerEvent.I_RCV_CONN_ACK);
            case WAIT_CONN_ACK_ELECT -> List.of(PeerEvent.START, PeerEvent.R_CONN_CER);
            case WAIT_RETURNS -> List.of(PeerEvent.START, PeerEvent.I_RCV_CONN_ACK, PeerEvent.R_CONN_CER);
            case R_OPEN -> List.of(PeerEvent.R_CONN_CER);
            case I_OPEN -> List.of(PeerEvent.START, PeerEvent.I_RCV_CONN_ACK, PeerEvent.I_RCV_CEA);
            case R_CLOSING -> List.of(PeerEvent.R_CONN_CER, PeerEvent.STOP);
            case I_CLOSING -> List.of(PeerEvent.START, PeerEvent.I_RCV_CONN_ACK, PeerEvent.I_RCV_CEA, PeerEvent.STOP);
        };
    }

    @ParameterizedTest(name = "{0} + {1} does {2} and goes to {3}")
    @CsvSource(delimiter = '|', textBlock = """
            CLOSED              | START           | I-Snd-Conn-Req              | WAIT_CONN_ACK
            CLOSED              | R_CONN_CER      | R-Accept, R-Snd-CEA         | R_OPEN
            WAIT_CONN_ACK       | I_RCV_CONN_ACK  | I-Snd-CER                   | WAIT_I_CEA
            WAIT_CONN_ACK       | I_RCV_CONN_NACK | I-Disc                      | CLOSED
            WAIT_CONN_ACK       | R_CONN_CER      | R-Accept                    | WAIT_CONN_ACK_ELECT
            WAIT_CONN_ACK       | TIMEOUT         | I-Disc                      | CLOSED
            WAIT_CONN_ACK       | STOP            | I-Disc                      | CLOSED
            WAIT_I_CEA          | I_RCV_CEA       | ''                          | I_OPEN
            WAIT_I_CEA          | R_CONN_CER      | R-Accept, Elect             | WAIT_RETURNS
            WAIT_I_CEA          | I_PEER_DISC     | I-Disc                      | CLOSED
            WAIT_I_CEA          | I_RCV_NON_CEA   | I-Disc                      | CLOSED
            WAIT_I_CEA          | TIMEOUT         | I-Disc                      | CLOSED
            WAIT_I_CEA          | STOP            | I-Disc                      | CLOSED
            WAIT_CONN_ACK_ELECT | I_RCV_CONN_ACK  | I-Snd-CER, Elect            | WAIT_RETURNS
            WAIT_CONN_ACK_ELECT | I_RCV_CONN_NACK | I-Disc, R-Snd-CEA           | R_OPEN
            WAIT_CONN_ACK_ELECT | R_PEER_DISC     | R-Disc                      | WAIT_CONN_ACK
            WAIT_CONN_ACK_ELECT | R_CONN_CER      | R-Reject                    | WAIT_CONN_ACK_ELECT
            WAIT_CONN_ACK_ELECT | TIMEOUT         | I-Disc, R-Disc              | CLOSED
            WAIT_RETURNS        | WIN_ELECTION    | I-Disc, R-Snd-CEA           | R_OPEN
            WAIT_RETURNS        | I_PEER_DISC     | I-Disc, R-Snd-CEA           | R_OPEN
            WAIT_RETURNS        | I_RCV_NON_CEA   | I-Disc, R-Snd-CEA           | R_OPEN
            WAIT_RETURNS        | I_RCV_CEA       | R-Disc                      | I_OPEN
            WAIT_RETURNS        | R_PEER_DISC     | R-Disc                      | WAIT_I_CEA
            WAIT_RETURNS        | R_CONN_CER      | R-Reject                    | WAIT_RETURNS
            WAIT_RETURNS        | TIMEOUT         | I-Disc, R-Disc              | CLOSED
            R_OPEN              | R_CONN_CER      | R-Reject                    | R_OPEN
            R_OPEN              | STOP            | R-Snd-DPR                   | R_CLOSING
            R_OPEN              | R_RCV_DPR       | R-Snd-DPA                   | R_CLOSING
            R_OPEN              | R_PEER_DISC     | R-Disc                      | CLOSED
            R_OPEN              | I_PEER_DISC     | ''                          | R_OPEN
            R_OPEN              | WATCHDOG_DOWN   | R-Disc                      | CLOSED
            I_OPEN              | R_CONN_CER      | R-Reject                    | I_OPEN
            I_OPEN              | STOP            | I-Snd-DPR                   | I_CLOSING
            I_OPEN              | I_RCV_DPR       | I-Snd-DPA                   | I_CLOSING
            I_OPEN              | I_PEER_DISC     | I-Disc                      | CLOSED
            I_OPEN              | R_PEER_DISC     | ''                          | I_OPEN
            I_OPEN              | WATCHDOG_DOWN   | I-Disc                      | CLOSED
            R_CLOSING           | R_RCV_DPA       | R-Disc                      | CLOSED
            R_CLOSING           | R_PEER_DISC     | R-Disc                      | CLOSED
            R_CLOSING           | R_RCV_DPR       | R-Snd-DPA                   | R_CLOSING
            R_CLOSING           | R_CONN_CER      | R-Reject                    | R_CLOSING
            R_CLOSING           | TIMEOUT         | R-Disc                      | CLOSED
            I_CLOSING           | I_RCV_DPA       | I-Disc                      | CLOSED
            I_CLOSING           | I_PEER_DISC     | I-Disc                      | CLOSED
            I_CLOSING           | TIMEOUT         | I-Disc                      | CLOSED
            """)
    void shouldFollowTheTableWhenElectionsAreLost(PeerState from, PeerEvent event, String actions, PeerState to) {
        RecordedPeerActions recorded = new RecordedPeerActions(false);
        PeerStateMachine machine = machineIn(from, recorded);

        machine.on(event, "test", 0);

        assertThat(recorded.drain()).isEqualTo(actions);
        assertThat(machine.state()).isEqualTo(to);
    }

    @ParameterizedTest(name = "{0} + {1} does {2}")
    @CsvSource(delimiter = '|', textBlock = """
            WAIT_I_CEA          | R_CONN_CER     | R-Accept, Elect, I-Disc, R-Snd-CEA
            WAIT_CONN_ACK_ELECT | I_RCV_CONN_ACK | I-Snd-CER, Elect, I-Disc, R-Snd-CEA
            """)
    void shouldKeepThePeersConnectionWhenTheElectionIsWon(PeerState from, PeerEvent event, String actions) {
        // The ways into both states hold no election yet.
        RecordedPeerActions recorded = new RecordedPeerActions(true);
        PeerStateMachine machine = machineIn(from, recorded);

        machine.on(event, "test", 0);

        assertThat(recorded.drain()).isEqualTo(actions);
        assertThat(machine.state()).isEqualTo(PeerState.R_OPEN);
    }

    @ParameterizedTest
    @EnumSource(PeerState.class)
    void shouldIgnoreEveryEventTheTableDoesNotName(PeerState state) {
        for (PeerEvent event : PeerEvent.values()) {
            RecordedPeerActions recorded = new RecordedPeerActions(false);
            PeerStateMachine machine = machineIn(state, recorded);
            machine.on(event, "test", 0);
            boolean moved = machine.state() != state;
            if (moved && state.isOpen()) {
                assertThat(event)
                        .isIn(
                                PeerEvent.STOP,
                                PeerEvent.WATCHDOG_DOWN,
                                PeerEvent.R_RCV_DPR,
                                PeerEvent.I_RCV_DPR,
                                PeerEvent.R_PEER_DISC,
                                PeerEvent.I_PEER_DISC);
            }
        }
    }

    @ParameterizedTest(name = "{0} waits {1} s")
    @CsvSource({"WAIT_CONN_ACK, 5", "WAIT_CONN_ACK_ELECT, 5", "WAIT_I_CEA, 6", "WAIT_RETURNS, 6", "R_CLOSING, 7"})
    void shouldGiveUpAWaitingStateOnlyAfterItsTime(PeerState state, int seconds) {
        PeerStateMachine machine = machineIn(state, new RecordedPeerActions(false));

        machine.poll(seconds * SECOND - 1);
        assertThat(machine.state()).isEqualTo(state);

        machine.poll(seconds * SECOND);
        assertThat(machine.state()).isEqualTo(PeerState.CLOSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = PeerState.class,
            names = {"CLOSED", "R_OPEN", "I_OPEN"})
    void shouldNeverTimeOutWhereNothingIsAwaited(PeerState state) {
        PeerStateMachine machine = machineIn(state, new RecordedPeerActions(false));

        machine.poll(Long.MAX_VALUE / 2);

        assertThat(machine.state()).isEqualTo(state);
    }

    @Test
    void shouldOpenAgainAfterTenThousandFlaps() {
        RecordedPeerActions recorded = new RecordedPeerActions(false);
        PeerStateMachine machine = machineIn(PeerState.CLOSED, recorded);
        for (int flap = 0; flap < 10_000; flap++) {
            for (PeerEvent event : Arrays.asList(
                    PeerEvent.START, PeerEvent.I_RCV_CONN_ACK, PeerEvent.I_RCV_CEA, PeerEvent.I_PEER_DISC)) {
                machine.on(event, "flap", flap);
            }
            assertThat(machine.state()).isEqualTo(PeerState.CLOSED);
        }
    }

    private static PeerStateMachine machineIn(PeerState state, RecordedPeerActions recorded) {
        PeerTimers timers = new PeerTimers(Duration.ofSeconds(5), Duration.ofSeconds(6), Duration.ofSeconds(7));
        PeerStateMachine machine = new PeerStateMachine(recorded, timers);
        wayTo(state).forEach(event -> machine.on(event, "way", 0));
        assertThat(machine.state()).isEqualTo(state);
        recorded.drain();
        return machine;
    }
}
