package io.silkroam.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.simulator.system.TestConf;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A short run on H2: what is measured is for the command, what must hold is held here. */
class SmsBenchTest {
    private static final Load SMALL =
            new Load(200, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(60), 2, 2, 100, 60);

    @Test
    void shouldLoseAndDoubleNothing() throws Exception {
        Map<String, String> settings = TestConf.patient(Map.of("database.url", ""));
        BenchReport report = SmsBench.run(TestConf.shipped(), "H2", settings, SMALL, line -> {});

        assertThat(report.balance()).isEqualTo(new Tally.Balance(600, 0, 0, 0, 0, 0, 0));
        assertThat(report.lines())
                .last()
                .isEqualTo("Every accepted message was forwarded once, and its receipt came back once");
        assertThat(report.json())
                .contains("\"durableMessagesPerSecond\":" + report.durableMessagesPerSecond())
                .contains("\"holds\":true");
    }

    @Test
    void shouldNoticeWhatIsLostAndDoubled() {
        Tally tally = new Tally(SMALL);
        for (int message = 0; message < 4; message++) {
            tally.accepted(message, 100 + message, 1);
        }
        tally.forwarded(0);
        tally.forwarded(0);
        tally.forwarded(1);
        tally.forwarded(2);
        tally.receipt(101);
        tally.receipt(102);
        tally.receipt(102);
        assertThat(tally.balance()).isEqualTo(new Tally.Balance(4, 0, 0, 1, 1, 2, 1));
        assertThat(tally.balance().holds()).isFalse();
    }

    @Test
    void shouldReadBackTheNumberInAText() {
        assertThat(BenchText.message(BenchText.of(123_456_789, 60))).isEqualTo(123_456_789);
        assertThat(BenchText.of(7, 60)).hasSize(60);
        assertThat(BenchText.message(new byte[60])).isEqualTo(-1);
    }

    @Test
    void shouldRefuseALoadThatMakesNoSense() {
        assertThatThrownBy(() -> new Load(0, Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO, 1, 1, 1, 60))
                .hasMessage("rate is out of its bounds: 0");
        assertThatThrownBy(() -> new Load(1_000_000, Duration.ZERO, Duration.ofHours(1), Duration.ZERO, 1, 1, 1, 60))
                .hasMessage("more than 50000000 messages in one run");
    }
}
