package io.silkroam.messaging.store;

import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Dead letters: all parts of messages that we gave up. */
public final class DeadStore {

    private static final String INSERT = """
            INSERT INTO message_dead (id, first_id, accepted_at, failed_at, parts, attempt, flags, route, outcome,
                                      error, sender, body)
            SELECT n.id, n.first_id, n.accepted_at, n.failed_at, n.parts, n.attempt, n.flags, n.route, n.outcome,
                   n.error, n.sender, n.body
              FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                          CAST(? AS bigint ARRAY), CAST(? AS integer ARRAY), CAST(? AS integer ARRAY),
                          CAST(? AS integer ARRAY), CAST(? AS integer ARRAY), CAST(? AS integer ARRAY),
                          CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bytea ARRAY))
                AS n(id, first_id, accepted_at, failed_at, parts, attempt, flags, route, outcome, error, sender, body)
            """;

    private static final String COLUMNS =
            "id, first_id, parts, accepted_at, failed_at, attempt, flags, route, outcome, error, body";

    private static final String LIST = """
            SELECT %s FROM message_dead WHERE id > ? AND id = first_id ORDER BY id FETCH FIRST ? ROWS ONLY
            """.formatted(COLUMNS);

    private static final String LIST_OF = """
            SELECT %s FROM message_dead WHERE id > ? AND id = first_id AND sender = ?
             ORDER BY id FETCH FIRST ? ROWS ONLY
            """.formatted(COLUMNS);

    private static final String PARTS = """
            SELECT %s FROM message_dead WHERE id >= ? AND id <= ? ORDER BY id FETCH FIRST 255 ROWS ONLY FOR UPDATE
            """.formatted(COLUMNS);

    private static final String PRUNE = """
            DELETE FROM message_dead WHERE id IN (
                   SELECT id FROM message_dead WHERE id >= ? AND id <= ? ORDER BY id FETCH FIRST ? ROWS ONLY)
            """;

    /** Keeps these, as they stand. */
    public void insert(Connection connection, Collection<PartRow> rows) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, rows)
                    .bigint(PartRow::id)
                    .bigint(PartRow::firstId)
                    .bigint(PartRow::acceptedAt)
                    .bigint(PartRow::doneAt)
                    .integer(PartRow::parts)
                    .integer(PartRow::attempt)
                    .integer(PartRow::flags)
                    .integer(PartRow::route)
                    .integer(PartRow::outcomeCode)
                    .text(PartRow::error)
                    .text(row -> PartyName.of(row.envelope().message().from()))
                    .bytes(PartRow::body)
                    .expectOneEach("keep dead letters");
        } catch (SQLException e) {
            throw StoreException.of("keep dead letters", e);
        }
    }

    /** The first parts of dead letters, by id; {@code sender} is a {@link PartyName}, or empty for all. */
    public List<PartRow> list(Connection connection, String sender, long after, int limit) {
        try (PreparedStatement select = connection.prepareStatement(sender.isEmpty() ? LIST : LIST_OF)) {
            select.setLong(1, after);
            if (!sender.isEmpty()) {
                select.setString(2, sender);
            }
            select.setInt(sender.isEmpty() ? 2 : 3, limit);
            return read(select);
        } catch (SQLException e) {
            throw StoreException.of("list dead letters", e);
        }
    }

    /** Takes the parts of a dead letter out; empty where there is none. */
    public List<PartRow> take(Connection connection, long firstId) {
        try (PreparedStatement select = connection.prepareStatement(PARTS)) {
            select.setLong(1, firstId);
            select.setLong(2, firstId + 254);
            List<PartRow> parts = read(select);
            parts.removeIf(row -> row.firstId() != firstId);
            if (!parts.isEmpty()) {
                prune(connection, firstId, firstId + parts.get(0).parts() - 1, parts.size());
            }
            return parts;
        } catch (SQLException e) {
            throw StoreException.of("take a dead letter", e);
        }
    }

    private static List<PartRow> read(PreparedStatement select) throws SQLException {
        List<PartRow> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                PartRow row = new PartRow(
                        new PartRow.Key(rows.getLong(1), rows.getLong(2), rows.getInt(3)),
                        rows.getLong(4),
                        0,
                        new PartRow.Hold(1, 0),
                        new PartRow.Progress(
                                PartState.DONE,
                                rows.getInt(6),
                                rows.getInt(7),
                                rows.getInt(8),
                                rows.getInt(9),
                                rows.getLong(5),
                                rows.getString(10)),
                        rows.getBytes(11));
                found.add(row);
            }
        }
        return found;
    }

    /** Forgets at most {@code limit} of these ids; returns how many. */
    public int prune(Connection connection, long first, long last, int limit) {
        return Ranges.prune(connection, PRUNE, new Ranges.Range(first, last), limit);
    }
}
