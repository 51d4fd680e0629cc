package io.silkroam.simulator.crash.store;

import io.silkroam.teststores.LocalPostgresql;
import java.io.IOException;
import java.sql.SQLException;

/** The databases of a PostgreSQL server that the laboratory makes and removes. */
public final class Databases {
    private Databases() {}

    /** An empty one; its JDBC URL. */
    public static String fresh(LocalPostgresql server) throws IOException {
        try {
            return server.newDatabase();
        } catch (SQLException e) {
            throw new IOException("no database is made: " + e.getMessage(), e);
        }
    }

    /** A copy of one that nobody is connected to; its JDBC URL. */
    public static String copyOf(LocalPostgresql server, String url) throws IOException {
        try {
            return server.copyOf(url);
        } catch (SQLException e) {
            throw new IOException("the database is not copied: " + e.getMessage(), e);
        }
    }

    /** Removes one. */
    public static void drop(LocalPostgresql server, String url) throws IOException {
        try {
            server.drop(url);
        } catch (SQLException e) {
            throw new IOException("the database is not removed: " + e.getMessage(), e);
        }
    }
}
