package io.silkroam.simulator.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.simulator.bench.peers.PeersReport.Again;
import io.silkroam.simulator.bench.peers.PeersReport.Row;
import io.silkroam.simulator.bench.peers.hostile.Behaviour;
import io.silkroam.simulator.bench.peers.hostile.Fate;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a run of hostile peers is judged by; the run itself is a command. */
class PeersReportTest {
    private static final PeersLoad LOAD = new PeersLoad(Duration.ofSeconds(1), 3, 100, 100, 1_000, 100);
    private static final Vitals VITALS = new Vitals(40, 100, 20_000_000, 100_000_000);

    @Test
    void shouldHoldWhereOthersWaitNoLonger() {
        PeersReport report = report(List.of(phase(10), phase(10), phase(10)), VITALS);
        assertThat(report.holds()).isTrue();
        assertThat(report.rows().get(0).compared().ratio()).isEqualTo(1.0);
        assertThat(report.lines())
                .last()
                .isEqualTo("No good peer failed or waited more than a tenth longer, and" + " nothing grew");
        assertThat(report.json()).contains("\"holds\":true").contains("\"got\":{\"3004\":1}");
    }

    @Test
    void shouldForgiveOneSlowRoundOfTheMachineButNotTwo() {
        assertThat(report(List.of(phase(50), phase(10), phase(10)), VITALS).holds())
                .isTrue();
        assertThat(report(List.of(phase(50), phase(50), phase(10)), VITALS).holds())
                .isFalse();
    }

    @Test
    void shouldNotHoldWhereAGoodPeerFails() {
        Phase failed = phase(10);
        failed.smpp().failed();
        assertThat(report(List.of(phase(10), failed, phase(10)), VITALS).holds())
                .isFalse();
    }

    @Test
    void shouldNotHoldWhereThreadsDescriptorsOrMemoryGrow() {
        List<Phase> calm = List.of(phase(10), phase(10), phase(10));
        assertThat(report(calm, new Vitals(43, 100, 20_000_000, 0)).holds()).isFalse();
        assertThat(report(calm, new Vitals(40, 109, 20_000_000, 0)).holds()).isFalse();
        assertThat(report(calm, new Vitals(40, 100, 25_000_000, 0)).holds()).isFalse();
    }

    @Test
    void shouldTellPercentiles() {
        Phase.Waits waits = new Phase.Waits();
        assertThat(waits.percentile(99)).isZero();
        IntStream.rangeClosed(1, 2_000).forEach(i -> waits.add(i * 1_000L));
        assertThat(waits.percentile(50)).isEqualTo(1_000);
        assertThat(waits.percentile(99)).isEqualTo(1_980);
    }

    @Test
    void shouldRefuseALoadThatMakesNoSense() {
        assertThatThrownBy(() -> new PeersLoad(Duration.ZERO, 1, 1, 1, 1, 1))
                .hasMessage("seconds is out of its bounds: PT0S");
    }

    private static PeersReport report(List<Phase> hostile, Vitals after) {
        Fate fate = new Fate();
        fate.got("3004");
        List<Phase> quiet = List.of(phase(10), phase(10), phase(10));
        Row row = new Row("Diameter", Behaviour.FLOODING, quiet, hostile, VITALS, fate);
        Again again = new Again("Diameter", 100, Duration.ofSeconds(1), VITALS, after, fate);
        return new PeersReport(LOAD, VITALS, List.of(row), List.of(again));
    }

    private static Phase phase(long millis) {
        Phase phase = new Phase();
        for (int i = 0; i < 100; i++) {
            phase.diameter().add(Duration.ofMillis(millis).toNanos());
            phase.smpp().add(Duration.ofMillis(millis).toNanos());
        }
        return phase;
    }
}
