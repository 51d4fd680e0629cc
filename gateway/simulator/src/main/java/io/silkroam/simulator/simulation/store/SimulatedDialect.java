package io.silkroam.simulator.simulation.store;

import io.silkroam.store.DatabaseSettings;
import io.silkroam.store.Dialect;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * SQL as H2 speaks it; commits and failures as a server has them, over a connection that can be lost. Memory is the
 * disk here, so a commit is all there is to durability.
 */
final class SimulatedDialect implements Dialect {
    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public Properties connectionProperties(DatabaseSettings settings) {
        return new Properties();
    }

    @Override
    public void prepareLane(Connection connection, Duration lockWait, Duration statementTimeout) {
        // Nobody can end a wait for a lock while the only thread waits: all of the store's connections wait for 1 ms.
    }

    @Override
    public void prepareSnapshot(Connection connection) {
        // Nobody writes while the only thread reads.
    }

    @Override
    public void commitDurably(Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    public List<String> durabilityProblems(Connection connection) {
        return List.of();
    }

    @Override
    public Map<String, String> migrationPlaceholders() {
        return Map.of("bytes", "varbinary", "room_for_updates", "");
    }

    @Override
    public String either(String postgresql, String h2) {
        return h2;
    }

    @Override
    public StoreException cannotOpen(DatabaseSettings settings, SQLException cause) {
        return StoreException.of("open the simulated store", cause);
    }

    @Override
    public void opened(DatabaseSettings settings) {
        // Nobody else can open it.
    }

    @Override
    public Optional<String> shutdown() {
        return Optional.empty();
    }

    @Override
    public void closed(DatabaseSettings settings) {
        // Nobody else could.
    }
}
