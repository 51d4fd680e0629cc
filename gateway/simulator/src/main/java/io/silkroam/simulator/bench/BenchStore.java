package io.silkroam.simulator.bench;

import com.sun.management.OperatingSystemMXBean;
import io.silkroam.simulator.process.ProcessUse;
import io.silkroam.teststores.LocalPostgresql;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a measured gateway keeps its books: an H2 file, a database that was named, or a PostgreSQL of its own. */
public final class BenchStore implements AutoCloseable {
    /** A database somebody else keeps; it must be empty, is filled, and left as it is. */
    public record Named(String url, Optional<String> user, Optional<Path> passwordFile) {}

    private static final long MEBI = 1 << 20;

    /** As docs/performance.md tells operators: with a log of 1 GB there would be a checkpoint every few seconds. */
    private static final Map<String, String> BUSY = Map.of(
            "shared_buffers", quarterOfMemory(),
            "max_wal_size", "16GB",
            "min_wal_size", "4GB",
            "checkpoint_timeout", "15min",
            "wal_compression", "on",
            "wal_buffers", "64MB");

    /**
     * A server counts and cleans tables that were filled, and writes a new segment of its log full of zeros and syncs
     * it before its first use, which holds all commits up for 50 ms. One that has run for a while has done the former
     * and uses old segments again. So shall the one that is measured: what {@code min_wal_size} keeps is written once,
     * and given back by a checkpoint.
     */
    private static final List<String> AS_AFTER_A_WHILE = List.of(
            "VACUUM (ANALYZE)",
            "SELECT pg_logical_emit_message(false, 'bench', 'next'), pg_switch_wal() FROM generate_series(1, 256)",
            "CHECKPOINT");

    private final String name;
    private final Map<String, String> settings;
    private final Optional<LocalPostgresql> own;

    private BenchStore(String name, Map<String, String> settings, Optional<LocalPostgresql> own) {
        this.name = name;
        this.settings = Map.copyOf(settings);
        this.own = own;
    }

    /** An H2 file in the gateway's data folder. */
    public static BenchStore h2() {
        return new BenchStore("H2", Map.of("database.url", ""), Optional.empty());
    }

    /** A fresh PostgreSQL server on loopback, with its files in the temporary folder, that syncs as in production. */
    public static BenchStore ownPostgresql() throws IOException {
        LocalPostgresql server = LocalPostgresql.start(BUSY);
        try {
            Map<String, String> settings =
                    Map.of("database.url", server.newDatabase(), "database.user", LocalPostgresql.USER);
            return new BenchStore("PostgreSQL", settings, Optional.of(server));
        } catch (SQLException e) {
            server.close();
            throw new IOException("the server has no database for us: " + e.getMessage(), e);
        }
    }

    public static BenchStore named(Named database) {
        Map<String, String> settings = new HashMap<>(Map.of("database.url", database.url()));
        database.user().ifPresent(user -> settings.put("database.user", user));
        database.passwordFile()
                .ifPresent(file -> settings.put(
                        "database.password-file", file.toAbsolutePath().toString()));
        return new BenchStore("PostgreSQL", settings, Optional.empty());
    }

    public String name() {
        return name;
    }

    public boolean isH2() {
        return name.equals("H2");
    }

    /** Settings of a gateway on this store. */
    public Map<String, String> settings() {
        return settings;
    }

    /**
     * Once it is filled: what is left to a server of its own to do afterwards is done before anything is measured,
     * which takes 4 GB of the disk.
     */
    public void settle() throws IOException {
        if (own.isEmpty()) {
            return;
        }
        try (Connection connection =
                        DriverManager.getConnection(settings.get("database.url"), LocalPostgresql.USER, "");
                Statement statement = connection.createStatement()) {
            for (String sql : AS_AFTER_A_WHILE) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IOException("the server cannot be made ready: " + e.getMessage(), e);
        }
    }

    /** What the server's processes have used; nothing where it is none of ours to look at. */
    public ProcessUse use() throws IOException {
        ProcessUse sum = ProcessUse.NONE;
        if (own.isPresent()) {
            for (ProcessHandle process : own.get().processes()) {
                sum = sum.plus(ProcessUse.of(process.pid()));
            }
        }
        return sum;
    }

    @Override
    public void close() throws IOException {
        if (own.isPresent()) {
            own.get().close();
        }
    }

    /** Of the machine, or of what it was given of one, as PostgreSQL's manual advises. */
    private static String quarterOfMemory() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return machine.getTotalMemorySize() / 4 / MEBI + "MB";
    }
}
