package io.silkroam.sim.keys;

import io.silkroam.store.Columns;
import io.silkroam.store.Dialect;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the tables of sealed values have in common: each row can be sealed anew under a newer key. */
final class SealedRows {

    /** SKIP LOCKED: a second gateway at the same work takes other rows instead of waiting for these. */
    private static final String UNDER = """
            SELECT %1$s, sealed FROM %2$s
             WHERE kek_id = ? AND %1$s > ? ORDER BY %1$s FETCH FIRST ? ROWS ONLY
               FOR UPDATE SKIP LOCKED
            """;

    private static final String COUNT = "SELECT count(*) FROM %2$s WHERE kek_id = ?";

    private static final String RESEAL_POSTGRESQL = """
            UPDATE %2$s AS t SET kek_id = u.new_kek, sealed = u.new_sealed
              FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bytea ARRAY))
                AS u(name, new_kek, new_sealed)
             WHERE t.%1$s = u.name
            """;
    private static final String RESEAL_H2 = """
            MERGE INTO %2$s AS t
            USING (SELECT * FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bytea ARRAY))
                       AS n(name, new_kek, new_sealed)) AS u
               ON t.%1$s = u.name
             WHEN MATCHED THEN UPDATE SET kek_id = u.new_kek, sealed = u.new_sealed
            """;

    private final String under;
    private final String count;
    private final String reseal;

    /** @param sealed nonce, octets and tag as {@link Seals} makes them */
    @SuppressWarnings("ArrayRecordComponent") // between the driver and the cipher; never compared
    record Row(String name, byte[] sealed) {}

    private SealedRows(Dialect dialect, String table, String nameColumn) {
        this.under = UNDER.formatted(nameColumn, table);
        this.count = COUNT.formatted(nameColumn, table);
        this.reseal = dialect.either(RESEAL_POSTGRESQL, RESEAL_H2).formatted(nameColumn, table);
    }

    static SealedRows ofSims(Dialect dialect) {
        return new SealedRows(dialect, "sim_key", "imsi");
    }

    static SealedRows ofTransport(Dialect dialect) {
        return new SealedRows(dialect, "transport_key", "name");
    }

    static SealedRows ofLookup(Dialect dialect) {
        return new SealedRows(dialect, "lookup_key", "name");
    }

    /** Locks and returns the next rows under this key whose names come after that one. */
    List<Row> lockUnder(Connection connection, String kekId, String after, int limit) {
        List<Row> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(under)) {
            select.setString(1, kekId);
            select.setString(2, after);
            select.setInt(3, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Row(rows.getString(1), rows.getBytes(2)));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("look for what " + kekId + " seals", e);
        }
        return found;
    }

    /** Replaces the sealed values of rows that are locked. */
    void reseal(Connection connection, String kekId, List<Row> rows) {
        try (PreparedStatement update = connection.prepareStatement(reseal)) {
            Columns.of(update, rows)
                    .text(Row::name)
                    .text(row -> kekId)
                    .bytes(Row::sealed)
                    .expectOneEach("seal under " + kekId);
        } catch (SQLException e) {
            throw StoreException.of("seal under " + kekId, e);
        }
    }

    long countUnder(Connection connection, String kekId) {
        try (PreparedStatement select = connection.prepareStatement(count)) {
            select.setString(1, kekId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw StoreException.of("count what " + kekId + " seals", e);
        }
    }
}
