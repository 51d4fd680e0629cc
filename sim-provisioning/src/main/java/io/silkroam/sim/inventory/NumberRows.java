package io.silkroam.sim.inventory;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.Msisdn;
import io.silkroam.store.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of numbers as records, seen at an instant: a rest that is over is none. */
final class NumberRows {
    /** Of a number named {@code n}. */
    static final String COLUMNS = "n.msisdn, n.pool, n.state, n.iccid, n.free_from";

    private static final String BY_MSISDN = """
            SELECT %s
              FROM UNNEST(CAST(? AS varchar ARRAY)) AS w(wanted)
              JOIN pooled_number n ON n.msisdn = w.wanted
            """.formatted(COLUMNS);

    private NumberRows() {}

    /** Those of these that are known. */
    static Map<Msisdn, PooledNumber> find(Connection connection, Collection<Msisdn> numbers, Instant now)
            throws SQLException {
        Map<Msisdn, PooledNumber> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(BY_MSISDN)) {
            Columns.of(select, numbers).text(Msisdn::digits);
            of(select, now).forEach(number -> found.put(number.msisdn(), number));
        }
        return found;
    }

    /** The numbers of a query of {@link #COLUMNS}, in its order. */
    static List<PooledNumber> of(PreparedStatement select, Instant now) throws SQLException {
        List<PooledNumber> numbers = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                numbers.add(number(rows, now));
            }
        }
        return numbers;
    }

    private static PooledNumber number(ResultSet row, Instant now) throws SQLException {
        Msisdn msisdn = new Msisdn(row.getString(1));
        Optional<String> pool = Optional.ofNullable(row.getString(2));
        NumberState state = NumberState.valueOf(row.getString(3));
        Instant freeFrom = Instant.ofEpochMilli(row.getLong(5));
        return switch (state) {
            case FREE -> free(msisdn, pool);
            case ASSIGNED ->
                new PooledNumber(msisdn, pool, state, Optional.of(new Iccid(row.getString(4))), Optional.empty());
            case QUARANTINED ->
                freeFrom.isAfter(now)
                        ? new PooledNumber(msisdn, pool, state, Optional.empty(), Optional.of(freeFrom))
                        : free(msisdn, pool);
        };
    }

    private static PooledNumber free(Msisdn msisdn, Optional<String> pool) {
        return new PooledNumber(msisdn, pool, NumberState.FREE, Optional.empty(), Optional.empty());
    }
}
