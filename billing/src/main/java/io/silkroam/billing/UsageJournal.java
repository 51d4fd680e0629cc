package io.silkroam.billing;

import io.silkroam.store.Columns;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads the usage journal; charging writes it. */
public final class UsageJournal {

    private static final int FETCH_SIZE = 500;

    private static final String WRITERS = "SELECT writer FROM journal_writer ORDER BY writer";

    /**
     * A writer's next rows, by its own key. One statement for each writer that has something new: joined in one, the
     * planner of a large journal reads all that was ever written.
     */
    private static final String AFTER = """
            SELECT * FROM usage_journal WHERE writer = ? AND sequence > ?
             ORDER BY writer, sequence FETCH FIRST ? ROWS ONLY
            """;

    /** The first row of each writer that was not read; it has the next number, or there is a hole before it. */
    private static final String NEXT = """
            SELECT n.writer, n.sequence, n.last_sequence, j.at
              FROM (SELECT c.cursor_writer AS writer, c.last_sequence,
                           (SELECT k.sequence FROM usage_journal k
                             WHERE k.writer = c.cursor_writer AND k.sequence > c.last_sequence
                             ORDER BY k.writer, k.sequence
                             FETCH FIRST 1 ROWS ONLY) AS sequence
                      FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY))
                           AS c(cursor_writer, last_sequence)) n
              JOIN usage_journal j ON j.writer = n.writer AND j.sequence = n.sequence
             ORDER BY j.at, n.writer
            """;

    /** The number of each writer's last row: as many rows as it ever wrote, for its numbers have no gap. */
    private static final String LAST = """
            SELECT w.writer, (SELECT k.sequence FROM usage_journal k WHERE k.writer = w.writer
                               ORDER BY k.writer DESC, k.sequence DESC
                               FETCH FIRST 1 ROWS ONLY) AS sequence
              FROM journal_writer w
            """;

    private static final String OF_SUBSCRIBER =
            "SELECT * FROM usage_journal WHERE subscriber_id = ? ORDER BY at, writer, sequence";

    /** A subscriber's rows of a time, from a row on; the place of a row is its instant, writer and sequence. */
    private static final String PAGE = """
            SELECT * FROM usage_journal
             WHERE subscriber_id = ? AND at >= ? AND at < ?
               AND (at > ? OR (at = ? AND (writer > ? OR (writer = ? AND sequence > ?))))
             ORDER BY at, writer, sequence
             FETCH FIRST ? ROWS ONLY
            """;

    private static final String NAMED = """
            SELECT j.* FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY)) AS n(named_writer, named_sequence)
              JOIN usage_journal j ON j.writer = n.named_writer AND j.sequence = n.named_sequence
             ORDER BY j.writer, j.sequence
            """;

    private final Database database;

    /** Where a page of one subscriber's rows ends; the next one begins behind it. */
    public record Place(Instant at, long writer, long sequence) {
        /** Before every row. */
        public static final Place START = new Place(Instant.EPOCH, 0, 0);

        public static Place of(JournalEntry entry) {
            return new Place(entry.record().at(), entry.writer(), entry.sequence());
        }
    }

    /**
     * How much of the journal lies behind a cursor.
     *
     * @param oldest when the first of these rows was written
     */
    public record Rest(long rows, Optional<Instant> oldest) {}

    /** A row of a writer that was not read yet; {@code last} is the one before it that was. */
    private record Next(long writer, long last, long sequence, Instant at) {}

    public UsageJournal(Database database) {
        this.database = database;
    }

    /** The next rows after the cursor, at most {@code limit}, each writer's in the order of its commits. */
    public List<JournalEntry> after(JournalCursor cursor, int limit) {
        return database.read("read the usage journal", connection -> {
            Map<Long, Long> positions = new TreeMap<>();
            unread(connection, cursor).forEach(n -> positions.put(n.writer(), n.last()));
            return rowsAfter(connection, positions, limit, limit);
        });
    }

    /**
     * The next rows after the cursor in the order of their time, at most {@code limit}; each writer's in the order of
     * its commits. None of them stands behind a row that was left for the next page.
     *
     * @throws JournalHoleException if a writer's next row is missing
     */
    public List<JournalEntry> inOrder(JournalCursor cursor, int limit) {
        return database.read("read the usage journal in order", connection -> {
            List<Next> all = next(connection, cursor);
            all.stream().filter(n -> n.sequence() != n.last() + 1).findFirst().ifPresent(n -> {
                throw new JournalHoleException(n.writer(), n.sequence(), n.last() + 1);
            });
            List<Next> read = all.subList(0, Math.min(limit, all.size()));
            if (read.isEmpty()) {
                return List.of();
            }
            int each = limit / read.size();
            Map<Long, Long> positions = read.stream().collect(Collectors.toMap(Next::writer, Next::last));
            List<JournalEntry> rows = rowsAfter(connection, positions, limit, each);
            cursor.after(rows);
            return JournalMerge.merge(
                    rows, each, all.stream().skip(read.size()).map(Next::at).findFirst());
        });
    }

    /** What a reader who is at the cursor has before it. */
    public Rest rest(JournalCursor cursor) {
        return database.read("count what was not read of the usage journal", connection -> {
            long rows = 0;
            try (PreparedStatement select = connection.prepareStatement(LAST);
                    ResultSet last = select.executeQuery()) {
                while (last.next()) {
                    rows += Math.max(0, last.getLong(2) - cursor.lastSequence(last.getLong(1)));
                }
            }
            return new Rest(
                    rows,
                    rows == 0
                            ? Optional.empty()
                            : next(connection, cursor).stream().map(Next::at).findFirst());
        });
    }

    private static List<Next> next(Connection connection, JournalCursor cursor) throws SQLException {
        List<Next> next = unread(connection, cursor);
        next.stream().filter(n -> n.sequence() != n.last() + 1).findFirst().ifPresent(n -> {
            throw new JournalHoleException(n.writer(), n.sequence(), n.last() + 1);
        });
        return next;
    }

    private static List<Next> unread(Connection connection, JournalCursor cursor) throws SQLException {
        Map<Long, Long> positions = positions(connection, cursor);
        List<Next> next = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            setPositions(connection, select, positions);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    next.add(new Next(
                            rows.getLong("writer"),
                            rows.getLong("last_sequence"),
                            rows.getLong("sequence"),
                            Micros.instant(rows.getLong("at"))));
                }
            }
        }
        return next;
    }

    private static Map<Long, Long> positions(Connection connection, JournalCursor cursor) throws SQLException {
        Map<Long, Long> positions = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(WRITERS);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                positions.put(rows.getLong(1), cursor.lastSequence(rows.getLong(1)));
            }
        }
        return positions;
    }

    private static void setPositions(Connection connection, PreparedStatement select, Map<Long, Long> positions)
            throws SQLException {
        List<Map.Entry<Long, Long>> pairs = List.copyOf(positions.entrySet());
        select.setArray(
                1,
                connection.createArrayOf(
                        "bigint", pairs.stream().map(Map.Entry::getKey).toArray()));
        select.setArray(
                2,
                connection.createArrayOf(
                        "bigint", pairs.stream().map(Map.Entry::getValue).toArray()));
    }

    /** @param each how many of a writer's rows at most */
    private static List<JournalEntry> rowsAfter(Connection connection, Map<Long, Long> positions, int limit, int each)
            throws SQLException {
        List<JournalEntry> entries = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(AFTER)) {
            for (Map.Entry<Long, Long> position : positions.entrySet()) {
                select.setLong(1, position.getKey());
                select.setLong(2, position.getValue());
                select.setInt(3, Math.min(each, limit - entries.size()));
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        entries.add(JournalRows.read(rows));
                    }
                }
                if (entries.size() == limit) {
                    break;
                }
            }
        }
        return entries;
    }

    /** These rows, as far as they are (still) there. */
    public static List<JournalEntry> rows(Connection connection, Collection<RecordId> ids) {
        List<JournalEntry> entries = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NAMED)) {
            Columns.of(select, ids).bigint(RecordId::writer).bigint(RecordId::sequence);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(JournalRows.read(rows));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("read rows of the usage journal", e);
        }
        return entries;
    }

    /** Everything about one subscriber in order of time, however much it is: rows are handed over as they are read. */
    public void forSubscriber(long subscriberId, Consumer<JournalEntry> reader) {
        database.read("read a subscriber's journal", connection -> {
            try (PreparedStatement select = connection.prepareStatement(OF_SUBSCRIBER)) {
                select.setFetchSize(FETCH_SIZE);
                select.setLong(1, subscriberId);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        reader.accept(JournalRows.read(rows));
                    }
                }
            }
            return null;
        });
    }

    /** The subscriber's rows in [from, until) behind {@code after}, at most {@code limit}, oldest first. */
    public List<JournalEntry> page(long subscriberId, Instant from, Instant until, Place after, int limit) {
        return database.read("read a page of a subscriber's journal", connection -> {
            long afterMicros = micros(after.at());
            List<JournalEntry> entries = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(PAGE)) {
                select.setLong(1, subscriberId);
                select.setLong(2, micros(from));
                select.setLong(3, micros(until));
                select.setLong(4, afterMicros);
                select.setLong(5, afterMicros);
                select.setLong(6, after.writer());
                select.setLong(7, after.writer());
                select.setLong(8, after.sequence());
                select.setInt(9, limit);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        entries.add(JournalRows.read(rows));
                    }
                }
            }
            return entries;
        });
    }

    /** As the journal counts; times before 1970 or beyond its range are its first or last. */
    private static long micros(Instant time) {
        if (time.isBefore(Instant.EPOCH)) {
            return 0;
        }
        long seconds = Math.min(time.getEpochSecond(), Long.MAX_VALUE / 1_000_000 - 1);
        return seconds * 1_000_000 + time.getNano() / 1_000;
    }
}
