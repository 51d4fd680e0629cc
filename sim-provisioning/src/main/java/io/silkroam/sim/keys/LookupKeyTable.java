package io.silkroam.sim.keys;

import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The table of sealed lookup keys. */
final class LookupKeyTable {
    private static final String FIND = "SELECT kek_id, sealed FROM lookup_key WHERE name = ?";
    private static final String INSERT = """
            INSERT INTO lookup_key (name, kek_id, sealed, created_at) VALUES (?, ?, ?, ?)
            """;
    private static final String UNIQUE_VIOLATION = "23505";

    /** A row; what is sealed is read by nobody but {@link Seals}. */
    @SuppressWarnings("ArrayRecordComponent") // between the driver and the cipher; never compared
    record Row(String kekId, byte[] sealed) {}

    Optional<Row> find(Connection connection, String name) {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Row(row.getString(1), row.getBytes(2))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("read a lookup key", e);
        }
    }

    void insert(Connection connection, String name, Row row, long nowMillis) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, name);
            insert.setString(2, row.kekId());
            insert.setBytes(3, row.sealed());
            insert.setLong(4, nowMillis);
            insert.executeUpdate();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                String message = LookupKeys.called(name) + " was made meanwhile";
                throw new StoreException(StoreException.Kind.CONFLICT, message, null);
            }
            throw StoreException.of("make a lookup key", e);
        }
    }
}
