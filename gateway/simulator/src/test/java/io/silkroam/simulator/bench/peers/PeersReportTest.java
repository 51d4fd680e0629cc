package io.silkroam.simulator.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.simulator.bench.peers.PeersReport.Again;
import io.silkroam.simulator.bench.peers.PeersReport.Row;
import io.silkroam.simulator.bench.peers.hostile.Behaviour;
import io.silkroam.simulator.bench.peers.hostile.Fate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run of hostile peers is judged by; the run itself is a command. */
class PeersReportTest {
    private static final List<Behaviour> ALL = List.of(Behaviour.values());
    private static final PeersLoad LOAD = new PeersLoad(Duration.ofSeconds(1), 2, ALL, 100, 100, 1_000, 100);
    private static final Vitals VITALS = new Vitals(40, 100, 20 << 20, 100_000_000);

    @Test
    void shouldHoldWhereOthersWaitNoLonger() {
        PeersReport report = report(phase(10, 10), VITALS, VITALS, VITALS);
        assertThat(report.holds()).isTrue();
        assertThat(report.code()).isZero();
        assertThat(report.lines())
                .last()
                .isEqualTo("No good peer failed or waited more than a tenth longer, and nothing grew");
        assertThat(report.json())
                .contains("\"holds\":true")
                .contains("\"judgement\":\"holds\"")
                .contains("\"got\":{\"3004\":1}");
    }

    @Test
    void shouldNotHoldWhereEitherGoodPeerWaits() {
        assertThat(report(phase(20, 10), VITALS, VITALS, VITALS).lines())
                .last()
                .isEqualTo("FAILED: Diameter FLOODING: good Diameter: p99 is 2.00 times as long");
        PeersReport other = report(phase(10, 20), VITALS, VITALS, VITALS);
        assertThat(other.lines()).last().isEqualTo("FAILED: Diameter FLOODING: good SMPP: p99 is 2.00 times as long");
        assertThat(other.code()).isEqualTo(1);
    }

    @Test
    void shouldSayThatNothingIsDecidedWhereTheMachineIsTooNoisy() {
        Row row = new Row(
                "SMPP",
                Behaviour.STORM,
                List.of(phase(10, 10), phase(10, 15)),
                List.of(phase(10, 10)),
                VITALS,
                new Fate());
        PeersReport report = new PeersReport(LOAD, VITALS, List.of(row), VITALS, List.of());

        assertThat(report.holds()).isFalse();
        assertThat(report.code()).isEqualTo(PeersReport.NOT_DECIDED);
        assertThat(report.lines()).last().isEqualTo("Not decided: SMPP STORM: good SMPP: noise is 50 %");
    }

    @ParameterizedTest
    @CsvSource({
        "5 0 0, 4 0 0, 2 0 0",
        "0 129 0, 0 8 0, 0 8 0",
        "0 0 65, 0 0 32, 0 0 4",
        "4 128 64, 5 0 0, 0 0 0",
        "4 128 64, 0 9 0, 0 0 0",
        "4 128 64, 0 0 33, 0 0 0",
        "4 128 64, 4 8 32, 3 0 0",
        "4 128 64, 4 8 32, 0 9 0",
        "4 128 64, 4 8 32, 0 0 5"
    })
    void shouldNotHoldWhereAnythingGrowsBeyondOneBound(String meanwhile, String after, String reconnected) {
        PeersReport report = report(phase(10, 10), more(meanwhile), more(after), more(reconnected));
        assertThat(report.lines()).last().asString().startsWith("FAILED: ").contains(" more, ");
    }

    @Test
    void shouldHoldAtEveryBound() {
        assertThat(report(phase(10, 10), more("4 128 64"), more("4 8 32"), more("2 8 4"))
                        .holds())
                .isTrue();
    }

    @Test
    void shouldNotJudgeWhatCouldNotBeRead() {
        PeersReport report = report(phase(10, 10), new Vitals(-1, -1, -1, -1), VITALS, VITALS);

        assertThat(report.lines()).last().asString().startsWith("Not decided: ").endsWith("could not be read");
    }

    @Test
    void shouldNotSpeakOfGoodPeersThatWereNotMeasured() {
        PeersReport report = new PeersReport(LOAD, VITALS, List.of(), VITALS, List.of(again(VITALS)));
        assertThat(report.lines())
                .hasSize(2)
                .last()
                .isEqualTo("Nothing grew by reconnects; good peers were not measured");
        assertThat(report.holds()).isTrue();
        PeersReport nothing = new PeersReport(LOAD, VITALS, List.of(), VITALS, List.of());
        assertThat(nothing.lines()).containsExactly("Not decided: nothing was measured");
        assertThat(nothing.holds()).isFalse();
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
        assertThatThrownBy(() -> new PeersLoad(Duration.ZERO, 1, ALL, 1, 1, 1, 1))
                .hasMessage("seconds is out of its bounds: PT0S");
        assertThatThrownBy(() -> new PeersLoad(Duration.ofSeconds(1), 1, List.of(), 1, 1, 1, 1))
                .hasMessage("behaviours is out of its bounds: []");
    }

    private static PeersReport report(Phase hostile, Vitals meanwhile, Vitals after, Vitals reconnected) {
        Fate fate = new Fate();
        fate.got("3004");
        List<Phase> quiet = List.of(phase(10, 10), phase(10, 10), phase(10, 10));
        Row row = new Row("Diameter", Behaviour.FLOODING, quiet, List.of(hostile, hostile), meanwhile, fate);
        return new PeersReport(LOAD, VITALS, List.of(row), after, List.of(again(reconnected)));
    }

    private static Again again(Vitals after) {
        return new Again("Diameter", 100, Duration.ofSeconds(1), VITALS, after, new Fate());
    }

    /** Than with good peers only: threads, descriptors, megabytes. */
    private static Vitals more(String than) {
        int[] more =
                Arrays.stream(than.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
        return new Vitals(
                VITALS.threads() + more[0], VITALS.descriptors() + more[1], VITALS.heap() + ((long) more[2] << 20), 0);
    }

    private static Phase phase(long diameterMillis, long smppMillis) {
        Phase phase = new Phase();
        phase.diameter().addAll(ComparisonTest.time(diameterMillis));
        phase.smpp().addAll(ComparisonTest.time(smppMillis));
        return phase;
    }
}
