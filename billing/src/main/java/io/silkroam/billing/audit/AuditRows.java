package io.silkroam.billing.audit;

import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The books as they were at one moment, read row by row: whoever books meanwhile is not seen, and not held up. No table
 * is held in memory.
 */
final class AuditRows {

    private static final String DOING = "audit the books";
    private static final int FETCH_SIZE = 2_000;

    private final Connection connection;

    /** The row that was read last. */
    static final class Row {
        private final ResultSet rows;

        private Row(ResultSet rows) {
            this.rows = rows;
        }

        /** 0 where the column is empty. */
        long number(String column) {
            try {
                return rows.getLong(column);
            } catch (SQLException e) {
                throw StoreException.of(DOING, e);
            }
        }

        /** {@code ""} where the column is empty. */
        String text(String column) {
            try {
                String text = rows.getString(column);
                return text == null ? "" : text;
            } catch (SQLException e) {
                throw StoreException.of(DOING, e);
            }
        }
    }

    private AuditRows(Connection connection) {
        this.connection = connection;
    }

    static <T> T snapshot(Database database, Function<AuditRows, T> work) {
        return database.snapshot(DOING, connection -> work.apply(new AuditRows(connection)));
    }

    /** Parameters are numbers and texts. */
    void each(String sql, Consumer<Row> reader, Object... parameters) {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(FETCH_SIZE);
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                Row row = new Row(rows);
                while (rows.next()) {
                    reader.accept(row);
                }
            }
        } catch (SQLException e) {
            throw StoreException.of(DOING, e);
        }
    }

    /** The one number that the statement answers, in the column {@code n}; 0 for none. */
    long number(String sql, Object... parameters) {
        long[] answer = new long[1];
        each(sql, row -> answer[0] = row.number("n"), parameters);
        return answer[0];
    }
}
