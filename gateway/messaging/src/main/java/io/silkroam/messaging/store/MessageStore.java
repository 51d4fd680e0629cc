package io.silkroam.messaging.store;

import io.silkroam.store.Columns;
import io.silkroam.store.Dialect;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Parts of messages that are not finished. */
public final class MessageStore {

    static final String COLUMNS = """
            m.id, m.first_id, m.version, m.owner, m.accepted_at, m.valid_until, m.done_at, m.parts, m.state, m.attempt,
            m.flags, m.route, m.outcome, m.error, m.body""";

    private static final String INSERT = """
            INSERT INTO message (id, first_id, version, owner, accepted_at, valid_until, done_at, parts, state, attempt,
                                 flags, route, outcome, error, body)
            SELECT n.id, n.first_id, 1, n.owner, n.accepted_at, n.valid_until, 0, n.parts, n.state, n.attempt,
                   n.flags, n.route, -1, '', n.body
              FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                          CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS integer ARRAY),
                          CAST(? AS integer ARRAY), CAST(? AS integer ARRAY), CAST(? AS integer ARRAY),
                          CAST(? AS integer ARRAY), CAST(? AS bytea ARRAY))
                AS n(id, first_id, owner, accepted_at, valid_until, parts, state, attempt, flags, route, body)
            """;

    private static final String LOAD = """
            SELECT %s FROM UNNEST(CAST(? AS bigint ARRAY)) AS w(wanted) JOIN message m ON m.id = w.wanted
            """.formatted(COLUMNS);

    /** H2 cannot lock what a join finds; there the version check alone decides, and one process writes. */
    private static final String LOCK_POSTGRESQL = """
            SELECT m.id FROM UNNEST(CAST(? AS bigint ARRAY)) AS w(wanted) JOIN message m ON m.id = w.wanted
             ORDER BY m.id FOR UPDATE OF m
            """;

    private static final String LOCK_H2 = """
            SELECT m.id FROM UNNEST(CAST(? AS bigint ARRAY)) AS w(wanted) JOIN message m ON m.id = w.wanted
            """;

    private static final String CHANGES = """
            UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                   CAST(? AS integer ARRAY), CAST(? AS integer ARRAY), CAST(? AS integer ARRAY),
                   CAST(? AS integer ARRAY), CAST(? AS integer ARRAY), CAST(? AS varchar ARRAY))
                AS n(id, expected, owner, done_at, state, attempt, flags, route, outcome, error)""";

    private static final String SET = """
            version = u.expected + 1, owner = u.owner, done_at = u.done_at, state = u.state, attempt = u.attempt,
            flags = u.flags, route = u.route, outcome = u.outcome, error = u.error""";

    private static final String UPDATE_POSTGRESQL = """
            UPDATE message m SET %s FROM (SELECT * FROM %s) u WHERE m.id = u.id AND m.version = u.expected
            """.formatted(SET, CHANGES);

    private static final String UPDATE_H2 = """
            MERGE INTO message m USING (SELECT * FROM %s) u ON m.id = u.id AND m.version = u.expected
             WHEN MATCHED THEN UPDATE SET %s
            """.formatted(CHANGES, SET);

    private static final String DELETE_POSTGRESQL = """
            DELETE FROM message m USING UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY)) AS u(id, expected)
             WHERE m.id = u.id AND m.version = u.expected
            """;

    private static final String DELETE_H2 = """
            MERGE INTO message m
            USING (SELECT * FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY)) AS n(id, expected)) u
               ON m.id = u.id AND m.version = u.expected
             WHEN MATCHED THEN DELETE
            """;

    private static final String REPLACE = """
            UPDATE message SET version = version + 1, valid_until = ?, body = ? WHERE id = ? AND version = ?
            """;

    private static final String OWNED = """
            SELECT %s FROM message m WHERE m.id > ? AND m.owner = ? AND m.state IN (0, 2, 7)
             ORDER BY m.id FETCH FIRST ? ROWS ONLY
            """.formatted(COLUMNS);

    private static final String WALK = """
            SELECT m.id, m.first_id, m.owner, m.valid_until, m.state FROM message m WHERE m.id > ?
             ORDER BY m.id FETCH FIRST ? ROWS ONLY
            """;

    private static final String ANY_BETWEEN =
            "SELECT 1 FROM message WHERE id >= ? AND id <= ? ORDER BY id FETCH FIRST 1 ROWS ONLY";

    /** What a walk over all messages looks at. */
    public record Seen(long id, long firstId, long owner, long validUntil, PartState state) {}

    private final String lock;
    private final String update;
    private final String delete;

    public MessageStore(Dialect dialect) {
        this.lock = dialect.either(LOCK_POSTGRESQL, LOCK_H2);
        this.update = dialect.either(UPDATE_POSTGRESQL, UPDATE_H2);
        this.delete = dialect.either(DELETE_POSTGRESQL, DELETE_H2);
    }

    /** Writes new parts. */
    public void insert(Connection connection, Collection<PartRow> rows) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, rows)
                    .bigint(PartRow::id)
                    .bigint(PartRow::firstId)
                    .bigint(PartRow::owner)
                    .bigint(PartRow::acceptedAt)
                    .bigint(PartRow::validUntil)
                    .integer(PartRow::parts)
                    .integer(row -> row.state().code())
                    .integer(PartRow::attempt)
                    .integer(PartRow::flags)
                    .integer(PartRow::route)
                    .bytes(PartRow::body)
                    .expectOneEach("insert messages");
        } catch (SQLException e) {
            throw StoreException.of("insert messages", e);
        }
    }

    /** The parts with these ids that are not finished. */
    public List<PartRow> load(Connection connection, Collection<Long> ids) {
        List<PartRow> found = new ArrayList<>(ids.size());
        try (PreparedStatement select = connection.prepareStatement(LOAD)) {
            Columns.of(select, ids).bigint(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows, 1));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("load messages", e);
        }
        return found;
    }

    /** Keeps others from changing these until the transaction ends; all who lock several do it here, in id order. */
    public void lock(Connection connection, Collection<Long> ids) {
        try (PreparedStatement select = connection.prepareStatement(lock)) {
            Columns.of(select, ids).bigint(id -> id);
            select.executeQuery().close();
        } catch (SQLException e) {
            throw StoreException.of("lock messages", e);
        }
    }

    /** Writes each row. One that somebody else changed in between is a conflict. */
    public void update(Connection connection, Collection<PartRow> changed) {
        List<PartRow> rows = inOrder(changed);
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            Columns.of(statement, rows)
                    .bigint(PartRow::id)
                    .bigint(PartRow::version)
                    .bigint(PartRow::owner)
                    .bigint(PartRow::doneAt)
                    .integer(row -> row.state().code())
                    .integer(PartRow::attempt)
                    .integer(PartRow::flags)
                    .integer(PartRow::route)
                    .integer(PartRow::outcomeCode)
                    .text(PartRow::error);
            expectAll(statement.executeUpdate(), rows.size());
        } catch (SQLException e) {
            throw StoreException.of("write messages", e);
        }
        rows.forEach(PartRow::written);
    }

    /** Removes each row. One that somebody else changed in between is a conflict. */
    public void delete(Connection connection, Collection<PartRow> finished) {
        List<PartRow> rows = inOrder(finished);
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            Columns.of(statement, rows).bigint(PartRow::id).bigint(PartRow::version);
            expectAll(statement.executeUpdate(), rows.size());
        } catch (SQLException e) {
            throw StoreException.of("remove messages", e);
        }
    }

    private static List<PartRow> inOrder(Collection<PartRow> rows) {
        List<PartRow> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparingLong(PartRow::id));
        return ordered;
    }

    private static void expectAll(int count, int expected) {
        if (count != expected) {
            String message = "%d of %d messages were changed meanwhile".formatted(expected - count, expected);
            throw new StoreException(StoreException.Kind.CONFLICT, message, null);
        }
    }

    /** Writes another text into a row that waits. */
    public void replace(Connection connection, PartRow row, Envelope envelope, long validUntil) {
        try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
            statement.setLong(1, validUntil);
            statement.setBytes(2, EnvelopeEncoding.encode(envelope, row.key().number()));
            statement.setLong(3, row.id());
            statement.setLong(4, row.version());
            expectAll(statement.executeUpdate(), 1);
        } catch (SQLException e) {
            throw StoreException.of("replace a message", e);
        }
        row.written();
    }

    /** Parts that this run held when it ended, in id order. */
    public List<PartRow> heldBy(Connection connection, long run, long after, int limit) {
        List<PartRow> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OWNED)) {
            select.setLong(1, after);
            select.setLong(2, run);
            select.setInt(3, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows, 1));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("look for messages to take over", e);
        }
        return found;
    }

    /** The next parts in id order, whatever their state. */
    public List<Seen> walk(Connection connection, long after, int limit) {
        List<Seen> seen = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(WALK)) {
            select.setLong(1, after);
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    seen.add(new Seen(
                            rows.getLong(1),
                            rows.getLong(2),
                            rows.getLong(3),
                            rows.getLong(4),
                            PartState.of(rows.getInt(5))));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("walk over messages", e);
        }
        return seen;
    }

    /** Whether a part with an id in this range is not finished. */
    public boolean anyBetween(Connection connection, long first, long last) {
        try (PreparedStatement select = connection.prepareStatement(ANY_BETWEEN)) {
            select.setLong(1, first);
            select.setLong(2, last);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw StoreException.of("look for unfinished messages", e);
        }
    }

    /** @param first the column in which the row's columns begin */
    static PartRow row(ResultSet rows, int first) throws SQLException {
        PartRow.Key key = new PartRow.Key(rows.getLong(first), rows.getLong(first + 1), rows.getInt(first + 7));
        return new PartRow(
                key,
                rows.getLong(first + 4),
                rows.getLong(first + 5),
                new PartRow.Hold(rows.getLong(first + 2), rows.getLong(first + 3)),
                new PartRow.Progress(
                        PartState.of(rows.getInt(first + 8)),
                        rows.getInt(first + 9),
                        rows.getInt(first + 10),
                        rows.getInt(first + 11),
                        rows.getInt(first + 12),
                        rows.getLong(first + 6),
                        rows.getString(first + 13)),
                rows.getBytes(first + 14));
    }
}
