package io.silkroam.sim.inventory;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.Msisdn;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
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
    private static final String UNIQUE_VIOLATION = "23505";

    /** Of a number named {@code n}. */
    static final String COLUMNS = "n.msisdn, n.pool, n.iccid, n.free_from";

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
            try (ResultSet rows = select.executeQuery()) {
                of(rows, now).forEach(number -> found.put(number.msisdn(), number));
            }
        }
        return found;
    }

    /** The numbers of a query of {@link #COLUMNS}, in its order. */
    static List<PooledNumber> of(ResultSet rows, Instant now) throws SQLException {
        List<PooledNumber> numbers = new ArrayList<>();
        while (rows.next()) {
            numbers.add(number(rows, now));
        }
        return numbers;
    }

    private static PooledNumber number(ResultSet row, Instant now) throws SQLException {
        Msisdn msisdn = new Msisdn(row.getString(1));
        Optional<String> pool = Optional.ofNullable(row.getString(2));
        String iccid = row.getString(3);
        Instant freeFrom = Instant.ofEpochMilli(row.getLong(4));
        if (!iccid.isEmpty()) {
            return new PooledNumber(
                    msisdn, pool, NumberState.ASSIGNED, Optional.of(new Iccid(iccid)), Optional.empty());
        }
        return freeFrom.isAfter(now)
                ? new PooledNumber(msisdn, pool, NumberState.QUARANTINED, Optional.empty(), Optional.of(freeFrom))
                : new PooledNumber(msisdn, pool, NumberState.FREE, Optional.empty(), Optional.empty());
    }

    static StoreException failed(String doing, SQLException e) {
        // Somebody else took it since we looked; looking again finds who. The driver's message would name the number.
        return UNIQUE_VIOLATION.equals(e.getSQLState()) ? meanwhile() : StoreException.of(doing, e);
    }

    static StoreException meanwhile() {
        return new StoreException(StoreException.Kind.CONFLICT, "a number or pool was changed meanwhile", null);
    }
}
