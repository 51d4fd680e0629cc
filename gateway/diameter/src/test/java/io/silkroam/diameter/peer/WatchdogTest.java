package io.silkroam.diameter.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3539 §3.4.1, a row here per row there. */
class WatchdogTest {
    private static final long TW = Duration.ofSeconds(30).toNanos();

    private final List<String> done = new ArrayList<>();
    private final Watchdog watchdog =
            new Watchdog(new Recorder(), new WatchdogTimers(Duration.ofSeconds(30), Duration.ZERO, 3), new Random(1));

    @ParameterizedTest(name = "after [{0}]: {1} does [{2}] and goes to {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                                            | CONNECTION_UP   | ''              | OKAY
            ''                                            | TRAFFIC         | ''              | INITIAL
            ''                                            | DWA             | ''              | INITIAL
            CONNECTION_UP                                 | DWA             | ''              | OKAY
            CONNECTION_UP                                 | TRAFFIC         | ''              | OKAY
            CONNECTION_UP                                 | TIMER           | SendWatchdog    | OKAY
            CONNECTION_UP                                 | PROBE           | SendWatchdog    | OKAY
            CONNECTION_UP PROBE                           | PROBE           | ''              | OKAY
            CONNECTION_UP TIMER                           | TIMER           | Failover        | SUSPECT
            CONNECTION_UP TIMER DWA                       | TIMER           | SendWatchdog    | OKAY
            CONNECTION_UP                                 | CONNECTION_DOWN | Failover        | DOWN
            CONNECTION_UP TIMER TIMER                     | DWA             | Failback        | OKAY
            CONNECTION_UP TIMER TIMER                     | TRAFFIC         | Failback        | OKAY
            CONNECTION_UP TIMER TIMER                     | TIMER           | CloseConnection | DOWN
            CONNECTION_UP TIMER TIMER                     | CONNECTION_DOWN | ''              | DOWN
            CONNECTION_UP CONNECTION_DOWN                 | TRAFFIC         | ''              | DOWN
            CONNECTION_UP CONNECTION_DOWN                 | DWA             | ''              | DOWN
            CONNECTION_UP CONNECTION_DOWN                 | CONNECTION_UP   | SendWatchdog    | REOPEN
            CONNECTION_UP CONNECTION_DOWN CONNECTION_UP   | TRAFFIC         | ''              | REOPEN
            CONNECTION_UP CONNECTION_DOWN CONNECTION_UP   | DWA             | ''              | REOPEN
            CONNECTION_UP CONNECTION_DOWN CONNECTION_UP DWA     | DWA       | ''              | REOPEN
            CONNECTION_UP CONNECTION_DOWN CONNECTION_UP DWA DWA | DWA       | Failback        | OKAY
            CONNECTION_UP CONNECTION_DOWN CONNECTION_UP DWA     | TIMER     | SendWatchdog    | REOPEN
            CONNECTION_UP CONNECTION_DOWN CONNECTION_UP   | TIMER           | ''              | REOPEN
            CONNECTION_UP CONNECTION_DOWN CONNECTION_UP TIMER   | TIMER     | CloseConnection | DOWN
            CONNECTION_UP CONNECTION_DOWN CONNECTION_UP   | CONNECTION_DOWN | ''              | DOWN
            """)
    void shouldFollowTheTable(String before, WatchdogEvent event, String actions, WatchdogState to) {
        for (String earlier : before.split(" ", -1)) {
            if (!earlier.isEmpty()) {
                watchdog.on(WatchdogEvent.valueOf(earlier), 0);
            }
        }
        done.clear();

        watchdog.on(event, 0);

        assertThat(String.join(", ", done)).isEqualTo(actions);
        assertThat(watchdog.state()).isEqualTo(to);
    }

    @Test
    void shouldStartTheIntervalAgainAtEveryMessage() {
        watchdog.on(WatchdogEvent.CONNECTION_UP, 0);
        watchdog.on(WatchdogEvent.TRAFFIC, TW - 1);

        watchdog.poll(TW);
        assertThat(done).isEmpty();

        watchdog.poll(2 * TW - 1);
        assertThat(done).containsExactly("SendWatchdog");
    }

    @Test
    void shouldCloseASilentConnectionAfterThreeIntervals() {
        watchdog.on(WatchdogEvent.CONNECTION_UP, 0);
        for (int interval = 1; interval <= 3; interval++) {
            watchdog.poll(interval * TW);
        }
        assertThat(done).containsExactly("SendWatchdog", "Failover", "CloseConnection");
    }

    @Test
    void shouldSpreadTheIntervalWithinTheJitter() {
        List<String> sent = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            done.clear();
            Watchdog jittered = new Watchdog(new Recorder(), WatchdogTimers.standard(), new Random(seed));
            jittered.on(WatchdogEvent.CONNECTION_UP, 0);
            jittered.poll(Duration.ofSeconds(28).toNanos() - 1);
            assertThat(done).isEmpty();
            jittered.poll(Duration.ofSeconds(30).toNanos());
            sent.addAll(done);
            jittered.poll(Duration.ofSeconds(32).toNanos());
            assertThat(done).contains("SendWatchdog");
        }
        assertThat(sent).hasSizeBetween(50, 150);
    }

    @Test
    void shouldRefuseAnIntervalUnderSixSeconds() {
        assertThatThrownBy(() -> new WatchdogTimers(Duration.ofMillis(5_999), Duration.ZERO, 3))
                .hasMessageContaining("RFC 3539");
    }

    private final class Recorder implements WatchdogActions {
        @Override
        public void sendDwr() {
            done.add("SendWatchdog");
        }

        @Override
        public void failOver() {
            done.add("Failover");
        }

        @Override
        public void failBack() {
            done.add("Failback");
        }

        @Override
        public void closeConnection() {
            done.add("CloseConnection");
        }

        @Override
        public void changed(WatchdogState from, WatchdogState to) {
            // The tests read the state itself.
        }
    }
}
