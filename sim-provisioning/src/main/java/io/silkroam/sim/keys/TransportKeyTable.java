package io.silkroam.sim.keys;

import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of sealed transport keys. */
final class TransportKeyTable {
    private static final String COLUMNS = "SELECT name, algorithm, kcv, created_at, kek_id, sealed FROM transport_key";
    private static final String ALL = COLUMNS + " ORDER BY name";
    private static final String ONE = COLUMNS + " WHERE name = ?";
    private static final String INSERT = """
            INSERT INTO transport_key (name, algorithm, kcv, created_at, kek_id, sealed) VALUES (?, ?, ?, ?, ?, ?)
            """;
    private static final String DELETE = "DELETE FROM transport_key WHERE name = ?";
    private static final String UNIQUE_VIOLATION = "23505";

    /** A row; what is sealed is read by nobody but {@link Seals}. */
    @SuppressWarnings("ArrayRecordComponent") // between the driver and the cipher; never compared
    record Row(TransportKeys.Listed listed, String kekId, byte[] sealed) {}

    void insert(Connection connection, Row row) {
        TransportKeys.Listed key = row.listed();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, key.name());
            insert.setString(2, key.algorithm().name());
            insert.setString(3, key.checkValue().hex());
            insert.setLong(4, key.createdAt().toEpochMilli());
            insert.setString(5, row.kekId());
            insert.setBytes(6, row.sealed());
            insert.executeUpdate();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                String message = "transport key '%s' was added meanwhile".formatted(key.name());
                throw new StoreException(StoreException.Kind.CONFLICT, message, null);
            }
            throw StoreException.of("add a transport key", e);
        }
    }

    Optional<Row> find(Connection connection, String name) {
        try (PreparedStatement select = connection.prepareStatement(ONE)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("read a transport key", e);
        }
    }

    List<Row> all(Connection connection) {
        List<Row> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                all.add(row(rows));
            }
        } catch (SQLException e) {
            throw StoreException.of("list transport keys", e);
        }
        return all;
    }

    boolean delete(Connection connection, String name) {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setString(1, name);
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw StoreException.of("remove a transport key", e);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        TransportKeys.Listed listed = new TransportKeys.Listed(
                row.getString("name"),
                TransportKeys.Algorithm.valueOf(row.getString("algorithm")),
                new KeyCheckValue(row.getString("kcv")),
                Instant.ofEpochMilli(row.getLong("created_at")));
        return new Row(listed, row.getString("kek_id"), row.getBytes("sealed"));
    }
}
