package io.silkroam.sim.inventory;

import io.silkroam.sim.Msisdn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the next free number of a pool and locks it. Numbers are looked at without a lock and then locked one by one,
 * because H2 would lock all that are free, not the first of them.
 */
final class NextNumber {
    private static final int PAGE = 100;
    private static final int PAGES = 10;

    private static final String FREE = """
            SELECT msisdn FROM pooled_number WHERE pool = ? AND iccid = '' AND free_from <= ?
             ORDER BY pool, iccid, free_from, msisdn OFFSET ? ROWS FETCH FIRST ? ROWS ONLY
            """;

    private static final String WAIT = """
            SELECT msisdn FROM pooled_number
             WHERE msisdn = ? AND pool = ? AND COALESCE(iccid, '') = '' AND free_from <= ? FOR UPDATE
            """;

    private static final String TRY = WAIT.stripTrailing() + " SKIP LOCKED";

    private NextNumber() {}

    /** Empty if none is free. What others hold is passed over first and waited for last: they may give it back. */
    static Optional<Msisdn> locked(Connection connection, String pool, Instant now) throws SQLException {
        for (int page = 0; page < PAGES; page++) {
            List<Msisdn> some = free(connection, pool, now, page);
            Optional<Msisdn> locked = firstLocked(connection, TRY, some, pool, now);
            if (locked.isPresent()) {
                return locked;
            }
            if (some.size() < PAGE) {
                break;
            }
        }
        return firstLocked(connection, WAIT, free(connection, pool, now, 0), pool, now);
    }

    private static List<Msisdn> free(Connection connection, String pool, Instant now, int page) throws SQLException {
        List<Msisdn> free = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FREE)) {
            select.setString(1, pool);
            select.setLong(2, now.toEpochMilli());
            select.setInt(3, page * PAGE);
            select.setInt(4, PAGE);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    free.add(new Msisdn(rows.getString(1)));
                }
            }
        }
        return free;
    }

    private static Optional<Msisdn> firstLocked(
            Connection connection, String sql, List<Msisdn> numbers, String pool, Instant now) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            for (Msisdn number : numbers) {
                lock.setString(1, number.digits());
                lock.setString(2, pool);
                lock.setLong(3, now.toEpochMilli());
                try (ResultSet row = lock.executeQuery()) {
                    if (row.next()) {
                        return Optional.of(number);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
