package io.silkroam.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

/**
 * Many rows as parameters of one statement: each column of them is one array, which the statement unnests. One round
 * trip for a batch of any size, and the same text for every size.
 */
public final class Columns<R> {

    private final Connection connection;
    private final PreparedStatement statement;
    private final Collection<R> rows;
    private int index;

    private Columns(PreparedStatement statement, Collection<R> rows) throws SQLException {
        this.connection = statement.getConnection();
        this.statement = statement;
        this.rows = rows;
    }

    public static <R> Columns<R> of(PreparedStatement statement, Collection<R> rows) throws SQLException {
        return new Columns<>(statement, rows);
    }

    /** The columns follow {@code parameters} that are set already. */
    public static <R> Columns<R> after(int parameters, PreparedStatement statement, Collection<R> rows)
            throws SQLException {
        Columns<R> columns = of(statement, rows);
        columns.index = parameters;
        return columns;
    }

    public Columns<R> bigint(Function<R, Long> column) throws SQLException {
        return array("bigint", column, new Long[rows.size()]);
    }

    public Columns<R> integer(Function<R, Integer> column) throws SQLException {
        return array("integer", column, new Integer[rows.size()]);
    }

    public Columns<R> text(Function<R, String> column) throws SQLException {
        return array("varchar", column, new String[rows.size()]);
    }

    public Columns<R> bytes(Function<R, byte[]> column) throws SQLException {
        return array("bytea", column, new byte[rows.size()][]);
    }

    /** A parameter behind the columns. */
    public Columns<R> then(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    /** A parameter behind the columns. */
    public Columns<R> then(String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    private <V> Columns<R> array(String type, Function<R, V> column, V[] values) throws SQLException {
        int at = 0;
        for (R row : rows) {
            values[at++] = column.apply(row);
        }
        Array array = connection.createArrayOf(type, values);
        statement.setArray(++index, array);
        return this;
    }

    /** Runs the statement; another row count than one for each row is a fault. */
    public void expectOneEach(String doing) throws SQLException {
        expectCount(statement.executeUpdate(), rows.size(), doing);
    }

    /** Another row count than the expected one is a fault. */
    public static void expectCount(int count, int expected, String doing) {
        if (count != expected) {
            throw StoreException.rejected(
                    "failed to %s: %d rows changed, expected %d".formatted(doing, count, expected));
        }
    }
}
