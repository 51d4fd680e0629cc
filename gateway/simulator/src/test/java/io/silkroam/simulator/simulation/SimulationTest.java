package io.silkroam.simulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand seeds in each build; {@code simulator simulate --seeds 100000} is the long form. */
class SimulationTest {
    private static final long SEEDS = Long.getLong("silkroam.seeds", 1_000);
    /** A world of messages takes thrice as long as one of charging. */
    private static final long OF_MESSAGING = SEEDS / 4;

    @Test
    @Tag("long")
    void shouldKeepEveryPromiseOfCharging() {
        keep(World.CHARGING, SEEDS - OF_MESSAGING);
    }

    @Test
    @Tag("long")
    void shouldKeepEveryPromiseOfMessaging() {
        keep(World.MESSAGING, OF_MESSAGING);
    }

    private static void keep(World world, long seeds) {
        Campaign campaign = new Campaign(List.of(world), World.Planted.NOTHING, line -> {});

        Campaign.Result result = campaign.run(1, seeds, 3, verdict -> {});

        assertThat(result.violations())
                .extracting(v -> Report.failure(v, v.violation().orElseThrow()))
                .isEmpty();
        assertThat(result.seeds()).isEqualTo(seeds);
        assertThat(result.twice()).isGreaterThanOrEqualTo(seeds / 100);
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
