package io.silkroam.simulator.simulation;

import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.simulator.simulation.store.Plant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Faults that charging could have, and part of what the simulation says when it has them, where that is certain. */
enum ChargingFault {
    ANSWERED_BEFORE_THE_COMMIT("", PlantedCommits.Late::new),
    COMMIT_LOST_NOW_AND_THEN(
            "",
            () -> PlantedCommits.at((connection, turn) -> {
                if (turn % 7 == 0) {
                    connection.rollback();
                }
            })),
    VERSION_NOT_CHECKED("", () -> PlantedCommits.sql(" AND a.version = u.expected", "")),
    JOURNAL_ROW_LOST(
            "",
            () -> PlantedCommits.each(
                    5, "DELETE FROM usage_journal WHERE _rowid_ = (SELECT max(_rowid_) FROM usage_journal)")),
    CHARGED_TWICE("", () -> PlantedCommits.each(9, """
                    UPDATE usage_journal SET quantity = 2 * quantity
                     WHERE _rowid_ = (SELECT max(_rowid_) FROM usage_journal WHERE kind = 'USAGE')""")),
    NUMBER_SKIPPED("has no row before", () -> PlantedCommits.each(11, """
                    UPDATE usage_journal SET sequence = sequence + 1000
                     WHERE _rowid_ = (SELECT max(_rowid_) FROM usage_journal)""")),
    MEMORY_OF_CLOSED_SESSIONS_LOST("", () -> PlantedCommits.each(1, "DELETE FROM closed_session")),
    FAILED_SYNC_NOT_TOLD("", () -> new Plant() {
        @Override
        public boolean hidesFailedSync() {
            return true;
        }
    }),
    SWEEP_NOT_PLANNED(
            "sessions open", () -> PlantedCommits.sql("sweep_at = u.sweep_at", "sweep_at = 9223372036854775807")),
    NO_SWEEPER("sessions open", () -> PlantedCommits.without("sweeper")),
    REPEATS_NOT_RECOGNISED("", () -> Plant.NONE) {
        @Override
        World.Planted planted() {
            return new World.Planted(Plant.NONE, new Renumbering());
        }
    };

    private final String found;

    @SuppressWarnings("ImmutableEnumChecker") // makes a fresh one each time
    private final Supplier<Plant> plant;

    ChargingFault(String found, Supplier<Plant> plant) {
        this.found = found;
        this.plant = plant;
    }

    String found() {
        return found;
    }

    World.Planted planted() {
        return new World.Planted(plant.get(), UnaryOperator.identity());
    }

    /** Takes what comes once more for something new. */
    private static final class Renumbering implements UnaryOperator<CreditControlRequest> {
        private static final long NEW_NUMBERS = 1_000;

        private final Set<CreditControlRequest> seen = new HashSet<>();

        @Override
        public CreditControlRequest apply(CreditControlRequest request) {
            return seen.add(request)
                    ? request
                    : new CreditControlRequest(
                            request.sessionId(),
                            request.type(),
                            request.number() + NEW_NUMBERS,
                            request.origin(),
                            request.subscriber(),
                            request.network(),
                            request.sentAt(),
                            request.action(),
                            request.services(),
                            request.bearer());
        }
    }
}
