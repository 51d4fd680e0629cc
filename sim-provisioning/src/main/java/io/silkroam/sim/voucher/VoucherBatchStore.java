package io.silkroam.sim.voucher;

import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.keys.LookupKey;
import io.silkroam.sim.keys.LookupKeys;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes, lists and voids vouchers. Of a code only its HMAC is kept: who reads the table can redeem nothing. */
public final class VoucherBatchStore {
    private static final String BATCH = """
            SELECT id, reference, plan_id, quantity, digits, expires_at, holder, created_by, created_at
              FROM voucher_batch WHERE reference = ?
            """;
    private static final String INSERT_BATCH = """
            INSERT INTO voucher_batch (reference, plan_id, quantity, digits, expires_at, holder, created_by, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String INSERT = """
            INSERT INTO voucher (batch_id, code_hash, state, attempt, changed_at)
            SELECT b.batch_id, n.code_hash, 'ISSUED', 0, b.made_at
              FROM UNNEST(CAST(? AS bytea ARRAY)) AS n(code_hash)
             CROSS JOIN (VALUES (CAST(? AS bigint), CAST(? AS bigint))) AS b(batch_id, made_at)
            """;
    private static final String OF_BATCH = "SELECT id, code_hash FROM voucher WHERE batch_id = ?";
    private static final String LIST = """
            SELECT v.id, b.reference, b.plan_id, v.state, v.subscriber_id, b.expires_at, b.created_at, v.changed_at
              FROM voucher v JOIN voucher_batch b ON b.id = v.batch_id
             WHERE v.id > ?
               AND (CAST(? AS varchar) IS NULL OR b.reference = ?)
               AND (CAST(? AS varchar) IS NULL OR v.state = ?)
               AND (CAST(? AS varchar) IS NULL OR b.holder = ?)
             ORDER BY v.id FETCH FIRST ? ROWS ONLY
            """;
    private static final String VOID_BATCH = """
            UPDATE voucher SET state = 'VOID', changed_at = ? WHERE batch_id = ? AND state = 'ISSUED'
            """;
    private static final String VOID_ONE = """
            UPDATE voucher SET state = 'VOID', changed_at = ? WHERE id = ? AND state = 'ISSUED'
            """;
    private static final String UNIQUE_VIOLATION = "23505";

    private final LookupKeys keys;

    public VoucherBatchStore(LookupKeys keys) {
        this.keys = keys;
    }

    /**
     * Makes a batch.
     *
     * @throws StoreException of kind CONFLICT when a code is there already, or the reference is used at the same
     *     moment; done again it succeeds, or says so
     */
    public Creation create(Connection connection, NewVouchers wanted, Instant now) {
        Optional<VoucherBatch> before = find(connection, wanted.reference());
        if (before.isPresent()) {
            return same(before.get().made(), wanted)
                    ? new Creation.AlreadyMade(before.get())
                    : new Creation.ReferenceTaken(before.get());
        }
        VoucherBatch batch = insert(connection, wanted, now);
        Set<VoucherCode> codes = new LinkedHashSet<>();
        while (codes.size() < wanted.count()) {
            codes.add(VoucherCode.fresh(wanted.digits()));
        }
        Map<String, VoucherCode> byDigest = new LinkedHashMap<>();
        try (LookupKey key = keys.open(connection, VoucherStore.KEY)) {
            codes.forEach(code -> byDigest.put(hex(key.digest(code.digits())), code));
        }
        insert(connection, batch, byDigest.keySet(), now);
        return new Creation.Made(batch, numbered(connection, batch, byDigest));
    }

    /** The batch of this reference. */
    public Optional<VoucherBatch> find(Connection connection, String reference) {
        try (PreparedStatement select = connection.prepareStatement(BATCH)) {
            select.setString(1, reference);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(batch(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("look up a batch of vouchers", e);
        }
    }

    /** Vouchers in the order they were made, after this id. */
    public List<Voucher> list(Connection connection, VoucherFilter filter, long after, int limit) {
        List<Voucher> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(LIST)) {
            String[] given = {
                filter.reference().orElse(null),
                filter.state().map(VoucherState::name).orElse(null),
                filter.holder().orElse(null)
            };
            int index = 1;
            select.setLong(index++, after);
            for (String value : given) {
                select.setString(index++, value);
                select.setString(index++, value);
            }
            select.setInt(index, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(voucher(rows));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("list vouchers", e);
        }
        return found;
    }

    /** Makes a batch's vouchers worthless, but for those that are being redeemed or were. Returns how many. */
    public int voidBatch(Connection connection, VoucherBatch batch, Instant now) {
        return change(connection, VOID_BATCH, batch.id(), now);
    }

    /** The same with one voucher; 0 if it is redeemed, void, or not there. */
    public int voidOne(Connection connection, long voucher, Instant now) {
        return change(connection, VOID_ONE, voucher, now);
    }

    /** An optional number. */
    static Optional<Long> number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static boolean same(NewVouchers made, NewVouchers wanted) {
        return made.plan().equals(wanted.plan())
                && made.count() == wanted.count()
                && made.digits() == wanted.digits()
                && made.expiresAt().equals(wanted.expiresAt().map(VoucherBatchStore::millis))
                && made.holder().equals(wanted.holder());
    }

    private static VoucherBatch insert(Connection connection, NewVouchers wanted, Instant now) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_BATCH, new String[] {"id"})) {
            insert.setString(1, wanted.reference());
            insert.setString(2, wanted.plan());
            insert.setInt(3, wanted.count());
            insert.setInt(4, wanted.digits());
            insert.setObject(5, wanted.expiresAt().map(Instant::toEpochMilli).orElse(null), Types.BIGINT);
            insert.setString(6, wanted.holder().orElse(null));
            insert.setString(7, wanted.createdBy());
            insert.setLong(8, now.toEpochMilli());
            insert.executeUpdate();
            try (ResultSet ids = insert.getGeneratedKeys()) {
                ids.next();
                return new VoucherBatch(ids.getLong(1), wanted, millis(now));
            }
        } catch (SQLException e) {
            throw failed("make a batch of vouchers", e);
        }
    }

    private static void insert(Connection connection, VoucherBatch batch, Set<String> digests, Instant now) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, digests)
                    .bytes(HexFormat.of()::parseHex)
                    .then(batch.id())
                    .then(now.toEpochMilli())
                    .expectOneEach("make vouchers");
        } catch (SQLException e) {
            throw failed("make vouchers", e);
        }
    }

    private static Map<Long, VoucherCode> numbered(
            Connection connection, VoucherBatch batch, Map<String, VoucherCode> byDigest) {
        Map<Long, VoucherCode> codes = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(OF_BATCH)) {
            select.setLong(1, batch.id());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    codes.put(rows.getLong(1), byDigest.get(hex(rows.getBytes(2))));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("number vouchers", e);
        }
        return codes;
    }

    private static int change(Connection connection, String sql, long id, Instant now) {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, now.toEpochMilli());
            update.setLong(2, id);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("void vouchers", e);
        }
    }

    private static StoreException failed(String doing, SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState())
                ? new StoreException(StoreException.Kind.CONFLICT, "failed to " + doing + ": it is there already", null)
                : StoreException.of(doing, e);
    }

    private static VoucherBatch batch(ResultSet row) throws SQLException {
        NewVouchers made = new NewVouchers(
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                number(row, 6).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.getString(7)),
                row.getString(8));
        return new VoucherBatch(row.getLong(1), made, Instant.ofEpochMilli(row.getLong(9)));
    }

    private static Voucher voucher(ResultSet row) throws SQLException {
        return new Voucher(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                VoucherState.valueOf(row.getString(4)),
                number(row, 5).map(SubscriberId::new),
                number(row, 6).map(Instant::ofEpochMilli),
                Instant.ofEpochMilli(row.getLong(7)),
                Instant.ofEpochMilli(row.getLong(8)));
    }

    private static Instant millis(Instant time) {
        return Instant.ofEpochMilli(time.toEpochMilli());
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
