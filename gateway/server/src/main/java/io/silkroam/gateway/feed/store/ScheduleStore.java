package io.silkroam.gateway.feed.store;

import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** How far each schedule has come. */
public final class ScheduleStore {
    private static final String FIND = "SELECT done_until FROM export_schedule WHERE name = ?";
    private static final String UPDATE = "UPDATE export_schedule SET done_until = ? WHERE name = ?";
    private static final String INSERT = "INSERT INTO export_schedule (done_until, name) VALUES (?, ?)";

    /** The end of the last period that was done; empty for a schedule never heard of. */
    public Optional<Instant> doneUntil(Connection connection, String name) {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(Instant.ofEpochMilli(row.getLong(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("find a schedule", e);
        }
    }

    /** All is done up to here. */
    public void done(Connection connection, String name, Instant until) {
        if (write(connection, UPDATE, name, until) == 0) {
            write(connection, INSERT, name, until);
        }
    }

    private static int write(Connection connection, String sql, String name, Instant until) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, until.toEpochMilli());
            statement.setString(2, name);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("move a schedule", e);
        }
    }
}
