package io.silkroam.teststores;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL server on loopback, from binaries in a jar, with the durability of production. As root it starts in
 * a user namespace ({@code unshare}), because PostgreSQL refuses to run as root. Ends with the process at the latest.
 */
public final class LocalPostgresql implements AutoCloseable {

    /** Who may open every database of the server; it trusts whoever comes from this machine. */
    public static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private LocalPostgresql(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts one with its files in a temporary folder that is removed at the end. */
    public static LocalPostgresql start() throws IOException {
        return new LocalPostgresql(EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
    }

    /** Creates a fresh, empty database and returns its JDBC URL. */
    public String newDatabase() throws SQLException {
        String name = "silkroam" + databases.incrementAndGet();
        administer("CREATE DATABASE " + name);
        return server.getJdbcUrl(USER, name);
    }

    /** Runs a statement as the server's administrator, outside of any transaction. */
    public void administer(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
