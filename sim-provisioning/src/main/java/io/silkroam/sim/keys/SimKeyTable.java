package io.silkroam.sim.keys;

import io.silkroam.sim.Imsi;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table of sealed keys of SIMs. */
final class SimKeyTable {
    private static final String INSERT = """
            INSERT INTO sim_key (imsi, kek_id, sealed, kcv, created_at)
            SELECT * FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bytea ARRAY),
                                 CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY))
            """;
    private static final String MANY = """
            SELECT k.imsi, k.kek_id, k.sealed, k.kcv, k.created_at
              FROM UNNEST(CAST(? AS varchar ARRAY)) AS w(wanted)
              JOIN sim_key k ON k.imsi = w.wanted
            """;
    private static final String ONE = "SELECT imsi, kek_id, sealed, kcv, created_at FROM sim_key WHERE imsi = ?";
    private static final String UNIQUE_VIOLATION = "23505";

    /** A row; what is sealed is read by nobody but {@link Seals}. */
    @SuppressWarnings("ArrayRecordComponent") // between the driver and the cipher; never compared
    record Row(Imsi imsi, String kekId, byte[] sealed, KeyCheckValue checkValue, long createdAt) {}

    void insert(Connection connection, List<Row> rows) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, rows)
                    .text(row -> row.imsi().digits())
                    .text(Row::kekId)
                    .bytes(Row::sealed)
                    .text(row -> row.checkValue().hex())
                    .bigint(Row::createdAt)
                    .expectOneEach("store keys");
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                // The driver's message names the row; somebody else's import is under way, and looking again names it.
                throw new StoreException(StoreException.Kind.CONFLICT, "keys stored meanwhile by another", null);
            }
            throw StoreException.of("store keys", e);
        }
    }

    Optional<Row> find(Connection connection, Imsi imsi) {
        try (PreparedStatement select = connection.prepareStatement(ONE)) {
            select.setString(1, imsi.digits());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("read the keys of a SIM", e);
        }
    }

    /** Those that exist. */
    List<Row> findAll(Connection connection, Collection<Imsi> imsis) {
        List<Row> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(MANY)) {
            Columns.of(select, imsis).text(Imsi::digits);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("read the keys of SIMs", e);
        }
        return found;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Imsi(row.getString(1)),
                row.getString(2),
                row.getBytes(3),
                new KeyCheckValue(row.getString(4)),
                row.getLong(5));
    }
}
