package io.silkroam.sim.inventory;

import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Who changed what. Entries are written in the transaction of the change they are about; nothing here changes or
 * deletes one.
 */
public final class AuditLog {
    private static final String APPEND = """
            INSERT INTO audit_entry
                   (made_at, actor, role, action, kind, object, from_value, to_value, reason, detail)
            SELECT n.made_at, n.actor, n.role, n.action, n.kind, n.object, n.from_value, n.to_value, n.reason, n.detail
              FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                          CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                          CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                          CAST(? AS varchar ARRAY))
                AS n(made_at, actor, role, action, kind, object, from_value, to_value, reason, detail)
            """;

    private static final String LIST = """
            SELECT id, made_at, actor, role, action, kind, object, from_value, to_value, reason, detail
              FROM audit_entry
            """;

    private static final String NUMBERS = "SELECT MIN(id), MAX(id) FROM audit_entry";
    private static final String TIME = """
            SELECT made_at FROM audit_entry WHERE id >= ? ORDER BY id FETCH FIRST 1 ROWS ONLY
            """;

    /** Numbers follow the order of time but for what clocks of gateways and the lengths of transactions differ. */
    private static final Duration DISORDER = Duration.ofHours(1);

    public void append(Connection connection, List<AuditEntry> entries) {
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            Columns.of(insert, entries)
                    .bigint(entry -> entry.at().toEpochMilli())
                    .text(AuditEntry::actor)
                    .text(AuditEntry::role)
                    .text(AuditEntry::action)
                    .text(AuditEntry::kind)
                    .text(AuditEntry::object)
                    .text(AuditEntry::from)
                    .text(AuditEntry::to)
                    .text(AuditEntry::reason)
                    .text(AuditEntry::detail)
                    .expectOneEach("note changes");
        } catch (SQLException e) {
            throw StoreException.of("note changes", e);
        }
    }

    /** One page, newest first, of the entries older than {@code before}. */
    public AuditPage list(Connection connection, AuditFilter filter, OptionalLong before, int limit) {
        List<AuditPage.Item> items = new ArrayList<>();
        try {
            Where where = where(connection, filter).and("id < ?", before.orElse(Long.MAX_VALUE));
            try (PreparedStatement select = connection.prepareStatement(LIST + where.sqlOrderedBy("id", " DESC"));
                    ResultSet rows = where.query(select, limit + 1)) {
                while (rows.next()) {
                    items.add(new AuditPage.Item(rows.getLong(1), entry(rows)));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("list changes", e);
        }
        boolean more = items.size() > limit;
        List<AuditPage.Item> page = more ? items.subList(0, limit) : items;
        return new AuditPage(page, more ? OptionalLong.of(page.get(limit - 1).id()) : OptionalLong.empty());
    }

    private static Where where(Connection connection, AuditFilter filter) throws SQLException {
        Where where = new Where()
                .is("object", filter.object())
                .is("actor", filter.actor())
                .isIn("kind", filter.kind().stream().toList())
                .isIn("action", filter.action().stream().toList());
        // The list is read in the order of ids, so a time is looked for among these, and then compared exactly.
        if (filter.from().isPresent()) {
            Instant from = filter.from().get();
            where.and("id >= ?", firstSince(connection, from.minus(DISORDER))).and("made_at >= ?", from.toEpochMilli());
        }
        if (filter.to().isPresent()) {
            Instant to = filter.to().get();
            where.and("id < ?", firstSince(connection, to.plus(DISORDER))).and("made_at < ?", to.toEpochMilli());
        }
        return where;
    }

    /** An id around which the entries of this time stand, found by halving: an index by time would cost every entry. */
    private static long firstSince(Connection connection, Instant at) throws SQLException {
        long low;
        long high;
        try (PreparedStatement select = connection.prepareStatement(NUMBERS);
                ResultSet row = select.executeQuery()) {
            row.next();
            low = row.getLong(1);
            high = row.getLong(2) + 1;
        }
        try (PreparedStatement select = connection.prepareStatement(TIME)) {
            while (low < high) {
                long middle = low + (high - low) / 2;
                select.setLong(1, middle);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next() && row.getLong(1) < at.toEpochMilli()) {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
            }
        }
        return low;
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                Instant.ofEpochMilli(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11));
    }
}
