package io.silkroam.sim.voucher;

import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.keys.LookupKey;
import io.silkroam.sim.keys.LookupKeys;
import io.silkroam.sim.voucher.TriesTable.Tries;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Redeems vouchers in two steps, so that a crash in between neither loses one nor sells it twice: it is reserved for a
 * subscriber, its plan is sold under a reference made of its id, and then it is redeemed. Every step is a transaction
 * of the caller's; one that fails with a StoreException of kind CONFLICT is done again.
 */
public final class VoucherStore {
    static final String KEY = "voucher";

    private static final String FIND = """
            SELECT v.id, v.state, v.subscriber_id, v.attempt, b.plan_id, b.holder, b.expires_at
              FROM voucher v JOIN voucher_batch b ON b.id = v.batch_id WHERE v.code_hash = ?
            """;
    private static final String TAKE = """
            UPDATE voucher SET state = 'RESERVED', subscriber_id = ?, attempt = attempt + 1, changed_at = ?
             WHERE id = ? AND state = ? AND attempt = ?
            """;
    private static final String REDEEM = """
            UPDATE voucher SET state = 'REDEEMED', changed_at = ?
             WHERE id = ? AND state = 'RESERVED' AND subscriber_id = ?
            """;
    private static final String RELEASE = """
            UPDATE voucher SET state = 'ISSUED', subscriber_id = NULL, changed_at = ?
             WHERE id = ? AND state = 'RESERVED' AND attempt = ?
            """;
    private static final String UNFINISHED = """
            SELECT v.id, v.state, v.subscriber_id, v.attempt, b.plan_id, b.holder, b.expires_at
              FROM voucher v JOIN voucher_batch b ON b.id = v.batch_id
             WHERE v.state = 'RESERVED' AND v.changed_at < ?
             ORDER BY v.state, v.changed_at, v.id FETCH FIRST ? ROWS ONLY
            """;

    private final LookupKeys keys;
    private final TriesTable tries = new TriesTable();

    public VoucherStore(LookupKeys keys) {
        this.keys = keys;
    }

    /** A voucher as redemption sees it. */
    private record Row(
            long id,
            VoucherState state,
            Optional<SubscriberId> subscriber,
            int attempt,
            String plan,
            Optional<String> holder,
            Optional<Instant> expiresAt) {
        boolean isOpenTo(SubscriberId who, Instant now) {
            return switch (state) {
                case ISSUED -> expiresAt.filter(end -> !end.isAfter(now)).isEmpty();
                case RESERVED -> subscriber.equals(Optional.of(who));
                case REDEEMED, VOID -> false;
            };
        }
    }

    /**
     * The first step. A wrong code is counted, and the count must be committed. Whether there is such a voucher cannot
     * be told by the time it takes: the same is done for each code, and what the index compares are HMACs, which say
     * nothing of how near a code was.
     *
     * @param typed as the subscriber wrote it
     */
    public Reservation reserve(Connection connection, String typed, SubscriberId subscriber, Instant now) {
        Optional<Tries> before = tries.lock(connection, subscriber);
        if (before.filter(t -> t.areTooMany(now)).isPresent()) {
            return new Reservation.TooManyTries(before.get().blockedUntil());
        }
        Optional<Row> found = find(
                connection, VoucherCode.read(typed).map(VoucherCode::digits).orElse(""));
        boolean theirs = found.flatMap(Row::subscriber).equals(Optional.of(subscriber));
        if (theirs && found.get().state() == VoucherState.REDEEMED) {
            return new Reservation.AlreadyRedeemed();
        }
        if (found.filter(row -> row.isOpenTo(subscriber, now)).isEmpty()) {
            tries.count(connection, subscriber, before, now);
            return new Reservation.Invalid();
        }
        return take(connection, found.get(), subscriber, now);
    }

    /** The last step: the plan is sold. Nothing where another attempt has said so already. */
    public void redeemed(Connection connection, Reservation.Reserved reserved, Instant now) {
        try (PreparedStatement update = connection.prepareStatement(REDEEM)) {
            update.setLong(1, now.toEpochMilli());
            update.setLong(2, reserved.voucher());
            update.setLong(3, reserved.subscriber().value());
            if (update.executeUpdate() == 0 && state(connection, reserved.voucher()) != VoucherState.REDEEMED) {
                throw StoreException.rejected(
                        "voucher %d is sold, and is not reserved for its buyer".formatted(reserved.voucher()));
            }
        } catch (SQLException e) {
            throw StoreException.of("redeem a voucher", e);
        }
    }

    /**
     * The sale was refused, so the voucher is good for anybody again. That is sure only where nobody else has taken it
     * up: an attempt that follows another cannot know whether that one sold, and the voucher stays its subscriber's.
     *
     * @return whether it is free again
     */
    public boolean release(Connection connection, Reservation.Reserved reserved, Instant now) {
        if (!reserved.first()) {
            return false;
        }
        try (PreparedStatement update = connection.prepareStatement(RELEASE)) {
            update.setLong(1, now.toEpochMilli());
            update.setLong(2, reserved.voucher());
            update.setInt(3, reserved.attempt());
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw StoreException.of("give a voucher back", e);
        }
    }

    /**
     * Takes up redemptions that nobody finished, oldest first.
     *
     * @param before they were reserved before this, so that nobody is still at work on them
     */
    public List<Reservation.Reserved> takeUnfinished(Connection connection, Instant before, Instant now, int limit) {
        List<Reservation.Reserved> taken = new ArrayList<>();
        for (Row row : unfinished(connection, before, limit)) {
            taken.add(take(connection, row, row.subscriber().orElseThrow(), now));
        }
        return taken;
    }

    private Optional<Row> find(Connection connection, String digits) {
        byte[] digest;
        try (LookupKey key = keys.open(connection, KEY)) {
            digest = key.digest(digits);
        }
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setBytes(1, digest);
            return rows(select).stream().findFirst();
        } catch (SQLException e) {
            throw StoreException.of("look up a voucher", e);
        }
    }

    private static Reservation.Reserved take(Connection connection, Row row, SubscriberId subscriber, Instant now) {
        try (PreparedStatement update = connection.prepareStatement(TAKE)) {
            update.setLong(1, subscriber.value());
            update.setLong(2, now.toEpochMilli());
            update.setLong(3, row.id());
            update.setString(4, row.state().name());
            update.setInt(5, row.attempt());
            if (update.executeUpdate() != 1) {
                throw new StoreException(StoreException.Kind.CONFLICT, "voucher " + row.id() + " moved", null);
            }
            boolean first = row.state() == VoucherState.ISSUED;
            return new Reservation.Reserved(row.id(), row.attempt() + 1, first, subscriber, row.plan(), row.holder());
        } catch (SQLException e) {
            throw StoreException.of("reserve a voucher", e);
        }
    }

    private static List<Row> unfinished(Connection connection, Instant before, int limit) {
        try (PreparedStatement select = connection.prepareStatement(UNFINISHED)) {
            select.setLong(1, before.toEpochMilli());
            select.setInt(2, limit);
            return rows(select);
        } catch (SQLException e) {
            throw StoreException.of("look for unfinished redemptions", e);
        }
    }

    private static VoucherState state(Connection connection, long voucher) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT state FROM voucher WHERE id = ?")) {
            select.setLong(1, voucher);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return VoucherState.valueOf(row.getString(1));
            }
        }
    }

    private static List<Row> rows(PreparedStatement select) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new Row(
                        row.getLong(1),
                        VoucherState.valueOf(row.getString(2)),
                        VoucherBatchStore.number(row, 3).map(SubscriberId::new),
                        row.getInt(4),
                        row.getString(5),
                        Optional.ofNullable(row.getString(6)),
                        VoucherBatchStore.number(row, 7).map(Instant::ofEpochMilli)));
            }
        }
        return found;
    }
}
