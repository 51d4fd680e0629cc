package io.silkroam.sim.inventory;

import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
              FROM audit_entry %s ORDER BY id DESC FETCH FIRST ? ROWS ONLY
            """;

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
        Where where = new Where()
                .andIf("object = ?", filter.object())
                .andIf("kind = ?", filter.kind())
                .andIf("actor = ?", filter.actor())
                .andIf("action = ?", filter.action())
                .andIf("made_at >= ?", filter.from().map(Instant::toEpochMilli))
                .andIf("made_at < ?", filter.to().map(Instant::toEpochMilli))
                .andIf("id < ?", before.isPresent() ? Optional.of(before.getAsLong()) : Optional.empty());
        List<AuditPage.Item> items = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(LIST.formatted(where.sql()))) {
            select.setInt(where.bind(select), limit + 1);
            try (ResultSet rows = select.executeQuery()) {
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
