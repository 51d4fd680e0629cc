package io.silkroam.billing;

import io.silkroam.store.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads the usage journal; charging writes it. */
public final class UsageJournal {

    private static final int FETCH_SIZE = 500;

    private static final String WRITERS = "SELECT writer FROM journal_writer ORDER BY writer";

    /** Each writer's next rows, by its own key: a cost per writer that has something new, not per row ever written. */
    private static final String AFTER = """
            SELECT j.* FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY)) AS c(cursor_writer, last_sequence)
              JOIN usage_journal j ON j.writer = c.cursor_writer AND j.sequence > c.last_sequence
             ORDER BY j.writer, j.sequence
             FETCH FIRST ? ROWS ONLY
            """;

    private static final String OF_SUBSCRIBER =
            "SELECT * FROM usage_journal WHERE subscriber_id = ? ORDER BY at, writer, sequence";

    private final Database database;

    public UsageJournal(Database database) {
        this.database = database;
    }

    /** The next rows after the cursor, at most {@code limit}, each writer's in the order of its commits. */
    public List<JournalEntry> after(JournalCursor cursor, int limit) {
        return database.read("read the usage journal", connection -> {
            Map<Long, Long> positions = new TreeMap<>();
            try (PreparedStatement select = connection.prepareStatement(WRITERS);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    positions.put(rows.getLong(1), cursor.lastSequence(rows.getLong(1)));
                }
            }
            return rowsAfter(connection, positions, limit);
        });
    }

    private static List<JournalEntry> rowsAfter(Connection connection, Map<Long, Long> positions, int limit)
            throws SQLException {
        List<JournalEntry> entries = new ArrayList<>();
        Array writers = connection.createArrayOf("bigint", positions.keySet().toArray());
        Array sequences = connection.createArrayOf("bigint", positions.values().toArray());
        try (PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setArray(1, writers);
            select.setArray(2, sequences);
            select.setInt(3, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(JournalRows.read(rows));
                }
            }
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
}
