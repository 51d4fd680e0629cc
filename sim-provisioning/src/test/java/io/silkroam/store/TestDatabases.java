package io.silkroam.store;

import io.silkroam.teststores.LocalPostgresql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Fresh, migrated databases for contract tests: an H2 file, or a database of the one real PostgreSQL server this JVM
 * starts at the first call. The server runs with the durability of production. As root it starts in a user namespace
 * ({@code unshare}), because PostgreSQL refuses to run as root.
 */
public final class TestDatabases {

    private TestDatabases() {}

    /** One server per JVM; its own shutdown hook ends it. */
    private static final class Server {
        private static final LocalPostgresql POSTGRES = start();

        private static LocalPostgresql start() {
            try {
                return LocalPostgresql.start();
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
        try {
            return new DatabaseSettings(Server.POSTGRES.newDatabase(), LocalPostgresql.USER, "postgres", 4);
        } catch (SQLException e) {
            throw StoreException.of("create a database on the test server", e);
        }
    }

    /** Runs a statement as the server's administrator, outside of any transaction. */
    public static void administer(String sql) {
        try {
            Server.POSTGRES.administer(sql);
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
