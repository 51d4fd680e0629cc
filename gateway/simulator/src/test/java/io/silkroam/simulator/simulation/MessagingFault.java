package io.silkroam.simulator.simulation;

import io.silkroam.simulator.simulation.store.Plant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Faults that messaging could have, and part of what the simulation says when it has them, where that is certain. */
enum MessagingFault {
    ACKNOWLEDGED_BEFORE_THE_COMMIT("is not on disk", PlantedCommits.Late::new),
    COMMIT_LOST_NOW_AND_THEN(
            "",
            () -> PlantedCommits.at((connection, turn) -> {
                if (turn % 7 == 0) {
                    connection.rollback();
                }
            })),
    MARK_OF_REPETITION_LOST(
            "is not marked",
            () -> PlantedCommits.each(1, "UPDATE message SET flags = flags - 1 WHERE MOD(flags, 2) = 1")),
    WHAT_IS_DUE_LOST("", () -> PlantedCommits.each(9, "DELETE FROM message_due")),
    REFUNDS_LOST("", () -> PlantedCommits.each(1, "DELETE FROM message_due WHERE kind = 3")),
    NOTHING_TAKEN_OVER("", () -> PlantedCommits.sql("WHERE beats = 0 ORDER", "WHERE beats = -1 ORDER")),
    ALIVE_TAKEN_FOR_DEAD("", () -> PlantedCommits.sql("WHERE beats = 0 ORDER", "WHERE beats > 0 ORDER")),
    NOBODY_FEEDS("", () -> PlantedCommits.without("messaging-feeder"));

    private final String found;

    @SuppressWarnings("ImmutableEnumChecker") // makes a fresh one each time
    private final Supplier<Plant> plant;

    MessagingFault(String found, Supplier<Plant> plant) {
        this.found = found;
        this.plant = plant;
    }

    String found() {
        return found;
    }

    World.Planted planted() {
        return new World.Planted(plant.get(), UnaryOperator.identity());
    }
}
