package io.silkroam.simulator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check that cannot fail is none: each of these faults of the product is found within a few seeds. */
@Tag("long")
class PlantedFaultsTest {
    private static final long SEEDS = 60;

    @ParameterizedTest
    @EnumSource
    void shouldFindAFaultOfCharging(ChargingFault fault) {
        find(World.CHARGING, fault.planted(), fault.found());
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindAFaultOfMessaging(MessagingFault fault) {
        find(World.MESSAGING, fault.planted(), fault.found());
    }

    private static void find(World world, World.Planted planted, String found) {
        Campaign campaign = new Campaign(List.of(world), planted, line -> {});

        Campaign.Result result = campaign.run(1, SEEDS, 1, verdict -> {});

        assertThat(result.violations()).hasSize(1);
        assertThat(result.violations().get(0).violation().orElseThrow().getMessage())
                .contains(found);
    }
}
