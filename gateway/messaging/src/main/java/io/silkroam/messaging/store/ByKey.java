package io.silkroam.messaging.store;

import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Transactions beside the lanes that look rows up by key, as lanes do. A plan made while the tables were empty would
 * read all of them for each row, and PostgreSQL keeps a plan until it next counts the rows.
 */
public final class ByKey {

    private static final String SETTINGS = """
            SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off
            """;

    private final Database database;
    private final String settings;

    public ByKey(Database database) {
        this.database = database;
        this.settings = database.dialect().either(SETTINGS, "");
    }

    /** Runs one transaction and returns when it is on disk. {@code doing} completes "failed to ...". */
    public <T> T transact(String doing, Database.Work<T> work) {
        return database.transact(doing, connection -> {
            prepare(connection);
            return work.on(connection);
        });
    }

    /** Reads without writing. */
    public <T> T read(String doing, Database.Work<T> work) {
        return database.read(doing, connection -> {
            prepare(connection);
            return work.on(connection);
        });
    }

    private void prepare(Connection connection) {
        if (settings.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(settings);
        } catch (SQLException e) {
            throw StoreException.of("prepare a transaction", e);
        }
    }
}
