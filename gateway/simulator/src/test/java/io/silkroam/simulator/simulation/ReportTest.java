package io.silkroam.simulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.simulator.simulation.world.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
    @ParameterizedTest
    @CsvSource({"1, 95.0000", "2, 77.6393", "3, 63.1597", "100, 2.9513", "100000, 0.0030"})
    void shouldTellABoundThatHoldsForFewSeedsToo(long seeds, String bound) {
        assertThat(report(seeds, List.of()).lines())
                .last()
                .isEqualTo("no promise was broken: with 95 % confidence fewer than " + bound + " % of seeds break one");
    }

    @Test
    void shouldSayThatNoSeedShowsNothing() {
        assertThat(report(0, List.of()).lines()).last().isEqualTo("no seed was run, so nothing was shown");
    }

    @Test
    void shouldTellHowToReplayASeed() {
        Verdict broken = new Verdict(62, World.CHARGING, 1, Tally.NONE, Optional.of(new Violation("charged twice")));

        assertThat(Report.failure(broken, broken.violation().orElseThrow()))
                .isEqualTo("charging seed 62: charged twice. Replay: java -jar simulator.jar simulate --world charging"
                        + " --seed 62 --trace");
        assertThat(report(1, List.of(broken)).lines()).last().isEqualTo("promises were broken 1 times");
    }

    private static Report report(long seeds, List<Verdict> violations) {
        return new Report(new Campaign.Result(seeds, 0, 0, Tally.NONE, violations), 1_000_000_000);
    }
}
