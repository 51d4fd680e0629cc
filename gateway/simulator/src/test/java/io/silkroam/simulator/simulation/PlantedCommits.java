package io.silkroam.simulator.simulation;

import io.silkroam.simulator.simulation.store.Plant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** Ways to spoil commits, statements and rounds below the product. */
final class PlantedCommits {
    private PlantedCommits() {}

    /** Something that is done at a commit, in the transaction that ends. */
    @FunctionalInterface
    interface AtCommit {
        void at(Connection connection, int turn) throws SQLException;
    }

    static Plant at(AtCommit change) {
        return new Plant() {
            private int turn;

            @Override
            public void commit(Connection connection) throws SQLException {
                change.at(connection, ++turn);
                connection.commit();
            }
        };
    }

    /** At each n-th commit. */
    static Plant each(int nth, String sql) {
        return at((connection, turn) -> {
            if (turn % nth == 0) {
                execute(connection, sql);
            }
        });
    }

    static Plant sql(String was, String is) {
        return new Plant() {
            @Override
            public String sql(String sql) {
                return sql.replace(was, is);
            }
        };
    }

    static Plant without(String rounds) {
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
    static final class Late implements Plant {
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
}
