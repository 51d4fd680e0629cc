package io.silkroam.billing;

import io.silkroam.store.Database;
import java.sql.PreparedStatement;
import java.time.Instant;

/** Writes rows into the journal as charging would, without charging. */
final class JournalTable {
    private static final String WRITER = "INSERT INTO journal_writer (gateway) VALUES ('test')";
    private static final String ROW = """
            INSERT INTO usage_journal (writer, sequence, at, kind, subscriber_id, imsi, quantity, amount_minor)
            VALUES (?, ?, ?, 'SESSION_OPENED', 1, '204080000000100', 0, 0)
            """;

    private final Database database;

    JournalTable(Database database) {
        this.database = database;
    }

    /** The next writer; the first is 1. */
    void writer() {
        database.transact("add a writer", c -> {
            try (PreparedStatement insert = c.prepareStatement(WRITER)) {
                return insert.executeUpdate();
            }
        });
    }

    /** Rows from this number on, one at each of the instants. */
    void rows(long writer, long first, Instant... at) {
        database.transact("write the journal", c -> {
            try (PreparedStatement insert = c.prepareStatement(ROW)) {
                for (int i = 0; i < at.length; i++) {
                    insert.setLong(1, writer);
                    insert.setLong(2, first + i);
                    insert.setLong(3, Micros.of(at[i]));
                    insert.executeUpdate();
                }
            }
            return null;
        });
    }
}
