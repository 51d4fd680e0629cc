package io.silkroam.sim.voucher;

import io.silkroam.sim.SubscriberId;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who typed wrong codes: five within an hour, and for an hour no code of theirs is looked at, right or wrong. */
final class TriesTable {
    private static final int MOST_WRONG = 5;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration BLOCK = Duration.ofHours(1);

    /** Locked, so that codes sent at once are counted one after the other. */
    private static final String LOCK =
            "SELECT wrong, since, blocked_until FROM voucher_try WHERE subscriber_id = ? FOR UPDATE";

    private static final String UPDATE =
            "UPDATE voucher_try SET wrong = ?, since = ?, blocked_until = ? WHERE subscriber_id = ?";
    private static final String INSERT =
            "INSERT INTO voucher_try (wrong, since, blocked_until, subscriber_id) VALUES (?, ?, ?, ?)";
    private static final String UNIQUE_VIOLATION = "23505";

    /** What is known of a subscriber. */
    record Tries(int wrong, Instant since, Instant blockedUntil) {
        boolean areTooMany(Instant now) {
            return blockedUntil.isAfter(now);
        }

        private Tries oneMore(Instant now) {
            boolean over = !since.plus(WINDOW).isAfter(now);
            int count = over ? 1 : wrong + 1;
            return count >= MOST_WRONG
                    ? new Tries(0, now, now.plus(BLOCK))
                    : new Tries(count, over ? now : since, Instant.EPOCH);
        }
    }

    Optional<Tries> lock(Connection connection, SubscriberId subscriber) {
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            select.setLong(1, subscriber.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Tries(
                                row.getInt(1),
                                Instant.ofEpochMilli(row.getLong(2)),
                                Instant.ofEpochMilli(row.getLong(3))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("look up wrong codes", e);
        }
    }

    /** Counts a wrong code. */
    void count(Connection connection, SubscriberId subscriber, Optional<Tries> before, Instant now) {
        Tries after = before.orElse(new Tries(0, now, Instant.EPOCH)).oneMore(now);
        try (PreparedStatement write = connection.prepareStatement(before.isPresent() ? UPDATE : INSERT)) {
            write.setInt(1, after.wrong());
            write.setLong(2, after.since().toEpochMilli());
            write.setLong(3, after.blockedUntil().toEpochMilli());
            write.setLong(4, subscriber.value());
            Columns.expectCount(write.executeUpdate(), 1, "count a wrong code");
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new StoreException(StoreException.Kind.CONFLICT, "two wrong codes met", e);
            }
            throw StoreException.of("count a wrong code", e);
        }
    }
}
