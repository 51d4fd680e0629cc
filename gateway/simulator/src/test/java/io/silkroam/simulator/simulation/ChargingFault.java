package io.silkroam.simulator.simulation;

import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.simulator.simulation.store.Plant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Faults that charging could have, and what the simulation says when it has them. */
enum ChargingFault {
    ANSWERED_BEFORE_THE_COMMIT("", LateCommit::new),
    VERSION_NOT_CHECKED("", () -> sql(" AND a.version = u.expected", "")),
    COMMIT_LOST_NOW_AND_THEN(
            "are charged",
            () -> now((connection, turn) -> {
                if (turn % 7 == 0) {
                    connection.rollback();
                }
            })),
    JOURNAL_ROW_LOST(
            "",
            () -> now((connection, turn) -> {
                if (turn % 5 == 0) {
                    execute(
                            connection,
                            "DELETE FROM usage_journal WHERE _rowid_ = (SELECT max(_rowid_) FROM usage_journal)");
                }
            })),
    JOURNAL_ROW_TWICE(
            "",
            () -> now((connection, turn) -> {
                if (turn % 9 == 0) {
                    execute(connection, """
                    UPDATE usage_journal SET quantity = 2 * quantity
                     WHERE _rowid_ = (SELECT max(_rowid_) FROM usage_journal WHERE kind = 'USAGE')""");
                }
            })),
    NUMBER_SKIPPED(
            "has no row before",
            () -> now((connection, turn) -> {
                if (turn % 11 == 0) {
                    execute(connection, """
                    UPDATE usage_journal SET sequence = sequence + 1000
                     WHERE _rowid_ = (SELECT max(_rowid_) FROM usage_journal)""");
                }
            })),
    MEMORY_OF_CLOSED_SESSIONS_LOST(
            "", () -> now((connection, turn) -> execute(connection, "DELETE FROM closed_session"))),
    FAILED_SYNC_NOT_TOLD("are charged", () -> new Plant() {
        @Override
        public boolean hidesFailedSync() {
            return true;
        }
    }),
    SWEEP_NOT_PLANNED("sessions open", () -> sql("sweep_at = u.sweep_at", "sweep_at = 9223372036854775807")),
    NO_SWEEPER("sessions open", () -> without("sweeper")),
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

    /** Part of what the simulation says; empty where it may be found in several ways. */
    String found() {
        return found;
    }

    World.Planted planted() {
        return new World.Planted(plant.get(), UnaryOperator.identity());
    }

    /** Something that is done at a commit, in the transaction that ends. */
    private interface AtCommit {
        void at(Connection connection, int turn) throws SQLException;
    }

    private static Plant now(AtCommit change) {
        return new Plant() {
            private int turn;

            @Override
            public void commit(Connection connection) throws SQLException {
                change.at(connection, ++turn);
                connection.commit();
            }
        };
    }

    private static Plant sql(String was, String is) {
        return new Plant() {
            @Override
            public String sql(String sql) {
                return sql.replace(was, is);
            }
        };
    }

    private static Plant without(String rounds) {
        return new Plant() {
            @Override
            public boolean runs(String name) {
                return !name.equals(rounds);
            }
        };
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** A commit comes back at once and is done when the connection is used again, if it is. */
    private static final class LateCommit implements Plant {
        private final Set<Connection> waiting = new HashSet<>();

        @Override
        public void commit(Connection connection) {
            waiting.add(connection);
        }

        @Override
        public void beforeStatement(Connection connection) throws SQLException {
            if (waiting.remove(connection)) {
                connection.commit();
            }
        }
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
