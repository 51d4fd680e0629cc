package io.silkroam.simulator.bench.credit;

import io.silkroam.store.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How often a PostgreSQL server has synced its log and its other files, as its statistics tell, all of its databases
 * together. No setting is needed: those of timing, which cost something, are for durations only. A process of the
 * server hands its numbers over once a second while it works, so a count is as old as that.
 */
final class SyncRows {
    private static final int IO_VIEW = 16;
    private static final int LOG_IN_IO_VIEW = 18;

    /** Until 17 syncs of the log stand in a view of their own. */
    private static final String IN_TWO_VIEWS =
            "SELECT wal_sync + (SELECT COALESCE(SUM(fsyncs), 0) FROM pg_stat_io) FROM pg_stat_wal";

    private static final String IN_ONE_VIEW = "SELECT COALESCE(SUM(fsyncs), 0) FROM pg_stat_io";

    private final Database database;

    SyncRows(Database database) {
        this.database = database;
    }

    /** Since the server's statistics began. */
    Syncs soFar() {
        return database.read("count syncs", connection -> {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < IO_VIEW) {
                return Syncs.notCounted("PostgreSQL " + version + " does not tell all of them, 16 does");
            }
            String method = one(connection, "SHOW wal_sync_method");
            if (method.startsWith("open")) {
                return Syncs.notCounted("with wal_sync_method = " + method + " each write is one, which nobody counts");
            }
            boolean inOne = version >= LOG_IN_IO_VIEW;
            long count = Long.parseLong(one(connection, inOne ? IN_ONE_VIEW : IN_TWO_VIEWS));
            return Syncs.of(count, inOne ? "pg_stat_io" : "pg_stat_wal and pg_stat_io");
        });
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
