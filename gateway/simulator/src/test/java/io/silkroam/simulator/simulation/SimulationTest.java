package io.silkroam.simulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand seeds in each build; {@code simulator simulate --seeds 100000} is the long form. */
class SimulationTest {
    private static final long SEEDS = Long.getLong("silkroam.seeds", 1_000);

    @Test
    @Tag("long")
    void shouldKeepEveryPromiseInAThousandWorlds() {
        Campaign campaign = new Campaign(Arrays.asList(World.values()), World.Planted.NOTHING, line -> {});

        Campaign.Result result = campaign.run(1, SEEDS, 3, verdict -> {});

        assertThat(result.violations())
                .extracting(v -> Report.failure(v, v.violation().orElseThrow()))
                .isEmpty();
        assertThat(result.seeds()).isEqualTo(SEEDS);
        assertThat(result.twice()).isGreaterThanOrEqualTo(SEEDS / 100);
        assertThat(result.tally().disasters()).isPositive();
        assertThat(result.tally().repeats()).isPositive();
    }

    @Test
    void shouldDoTheSameForTheSameSeedAndOtherThingsForAnother() {
        List<World> worlds = Arrays.asList(World.values());
        long first = new Campaign(worlds, World.Planted.NOTHING, line -> {})
                .run(7, 1, 1, v -> {})
                .traces();
        long again = new Campaign(worlds, World.Planted.NOTHING, line -> {})
                .run(7, 1, 1, v -> {})
                .traces();
        long other = new Campaign(worlds, World.Planted.NOTHING, line -> {})
                .run(8, 1, 1, v -> {})
                .traces();

        assertThat(again).isEqualTo(first).isNotEqualTo(other);
    }
}
