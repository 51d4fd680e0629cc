package io.silkroam.billing.store;

import io.silkroam.billing.JournalCursor;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far the books have come: the last ledger transaction, and of each writer of the journal the last row. */
public final class BookStore {

    private static final String LOCK = "SELECT last_transaction, seal FROM book WHERE id = 1 FOR UPDATE";
    private static final String READ = "SELECT last_transaction, seal FROM book WHERE id = 1";
    private static final String MOVE =
            "UPDATE book SET last_transaction = ?, seal = ? WHERE id = 1 AND last_transaction = ?";
    private static final String BOOKED = "SELECT writer, last_sequence FROM booked_writer";
    private static final String NEW_WRITERS = """
            INSERT INTO booked_writer (writer, last_sequence)
            SELECT n.writer, 0 FROM UNNEST(CAST(? AS bigint ARRAY)) AS n(writer)
            """;
    private static final String MOVE_WRITER =
            "UPDATE booked_writer SET last_sequence = ? WHERE writer = ? AND last_sequence = ?";

    /** The last transaction of the ledger and its seal. */
    public record Head(long lastTransaction, String seal) {}

    /** The head, which nobody else can move before this transaction ends: whoever writes to the books begins here. */
    public Head lock(Connection connection) {
        return head(connection, LOCK);
    }

    public Head head(Connection connection) {
        return head(connection, READ);
    }

    private static Head head(Connection connection, String sql) {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw StoreException.rejected("failed to open the books: table book has lost its row");
            }
            return new Head(row.getLong(1), row.getString(2));
        } catch (SQLException e) {
            throw StoreException.of("open the books", e);
        }
    }

    public void move(Connection connection, Head from, Head to) {
        try (PreparedStatement update = connection.prepareStatement(MOVE)) {
            update.setLong(1, to.lastTransaction());
            update.setString(2, to.seal());
            update.setLong(3, from.lastTransaction());
            Columns.expectCount(update.executeUpdate(), 1, "number ledger transactions");
        } catch (SQLException e) {
            throw StoreException.of("number ledger transactions", e);
        }
    }

    /** Up to where the journal is booked. */
    public JournalCursor booked(Connection connection) {
        Map<Long, Long> sequences = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(BOOKED);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                sequences.put(rows.getLong(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw StoreException.of("read how far the journal is booked", e);
        }
        return new JournalCursor(sequences);
    }

    public void moveCursor(Connection connection, JournalCursor from, JournalCursor to) {
        List<Long> added = new ArrayList<>(to.lastSequences().keySet());
        added.removeAll(from.lastSequences().keySet());
        try (PreparedStatement insert = connection.prepareStatement(NEW_WRITERS);
                PreparedStatement update = connection.prepareStatement(MOVE_WRITER)) {
            if (!added.isEmpty()) {
                Columns.of(insert, added).bigint(writer -> writer).expectOneEach("book a writer's first row");
            }
            for (Map.Entry<Long, Long> writer : to.lastSequences().entrySet()) {
                long before = from.lastSequence(writer.getKey());
                if (writer.getValue() != before) {
                    update.setLong(1, writer.getValue());
                    update.setLong(2, writer.getKey());
                    update.setLong(3, before);
                    Columns.expectCount(update.executeUpdate(), 1, "move the cursor of the books");
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("move the cursor of the books", e);
        }
    }
}
