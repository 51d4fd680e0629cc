package io.silkroam.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Fresh, migrated databases for contract tests: an H2 file, or a database of the one real PostgreSQL server this JVM
 * starts at the first call. The server runs with the durability of production. As root it starts in a user namespace
 * ({@code unshare}), because PostgreSQL refuses to run as root.
 */
public final class TestDatabases {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabases() {}

    /** One server per JVM; its own shutdown hook ends it. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** An embedded database in this directory. */
    public static Database h2(Path directory) {
        return open(DatabaseSettings.embedded(directory.resolve("silkroam")));
    }

    /** An embedded database in this directory on which faults can be planted. */
    public static Database faulty(Path directory, FaultyDialect faults, Consumer<StoreException> onFatal) {
        return new Database(DatabaseSettings.embedded(directory.resolve("faulty")), faults, onFatal).migrate();
    }

    /** A database of its own on the real server. */
    public static Database postgresql() {
        return open(postgresqlSettings());
    }

    /** The settings of a fresh, empty database on the real server. */
    public static DatabaseSettings postgresqlSettings() {
        String name = "silkroam" + NUMBER.incrementAndGet();
        administer("CREATE DATABASE " + name);
        return new DatabaseSettings(Server.POSTGRES.getJdbcUrl("postgres", name), "postgres", "postgres", 4);
    }

    /** Runs a statement as the server's administrator, outside of any transaction. */
    public static void administer(String sql) {
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw StoreException.of("administer the test server", e);
        }
    }

    /** A lane's session without a lane, for tests of what is written through one. Close its connection. */
    public static LaneSession session(Database database) {
        return LaneSession.open(database, "test", LaneSettings.of(1));
    }

    private static Database open(DatabaseSettings settings) {
        return Database.open(settings, TestDatabases::unexpected).migrate();
    }

    private static void unexpected(StoreException fatal) {
        throw fatal;
    }
}
