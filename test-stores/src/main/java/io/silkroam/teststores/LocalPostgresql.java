package io.silkroam.teststores;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real PostgreSQL server on loopback, from binaries in a jar, with the durability of production. As root it starts in
 * a user namespace ({@code unshare}), because PostgreSQL refuses to run as root. Ends with the process at the latest.
 */
public final class LocalPostgresql implements AutoCloseable {

    /** Who may open every database of the server; it trusts whoever comes from this machine. */
    public static final String USER = "postgres";

    private static final Duration STARTED_WITHIN = Duration.ofSeconds(60);

    private final Path data;
    private final Map<String, String> settings;
    private final AtomicInteger databases = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread atExit = new Thread(this::closeQuietly, "local-postgresql-end");
    private EmbeddedPostgres server;

    private LocalPostgresql(Path data, Map<String, String> settings) throws IOException {
        this.data = data;
        this.settings = Map.copyOf(settings);
        this.server = start(0);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts one with its files in a temporary folder that is removed at the end. */
    public static LocalPostgresql start() throws IOException {
        return start(Map.of());
    }

    /** The same with these settings of the server beside those that make it durable. */
    public static LocalPostgresql start(Map<String, String> settings) throws IOException {
        return new LocalPostgresql(Files.createTempDirectory("silkroam-postgresql"), settings);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTED_WITHIN)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on");
        settings.forEach(builder::setServerConfig);
        if (port != 0) {
            builder.setPort(port);
        }
        return builder.start();
    }

    /** Creates a fresh, empty database and returns its JDBC URL. */
    public String newDatabase() throws SQLException {
        return create("");
    }

    /**
     * Creates a copy of one that nobody is connected to, and returns its JDBC URL. File by file: PostgreSQL's other way
     * copies sequences with numbers in advance, which come again after a crash of the server.
     */
    public String copyOf(String url) throws SQLException {
        return create(" TEMPLATE " + nameIn(url) + " STRATEGY FILE_COPY");
    }

    /** Removes one, whoever is connected to it. */
    public void drop(String url) throws SQLException {
        administer("DROP DATABASE IF EXISTS " + nameIn(url) + " WITH (FORCE)");
    }

    private static String nameIn(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    }

    private String create(String how) throws SQLException {
        String name = "silkroam" + databases.incrementAndGet();
        administer("CREATE DATABASE " + name + how);
        return server.getJdbcUrl(USER, name);
    }

    /** Runs a statement as the server's administrator, outside of any transaction. */
    public void administer(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", server.getPort());
    }

    /** SIGKILL to the postmaster and everything it started; none of them runs any more when this returns. */
    public void kill() throws IOException {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Starts it again on the same files and port, after {@link #kill}. */
    public void startAgain() throws IOException {
        int port = server.getPort();
        server.close();
        server = start(port);
    }

    /** SIGSTOP to all of it: who is connected stays so, and hears nothing. */
    public void freeze() throws IOException {
        signal("-STOP");
    }

    /** SIGCONT to all of it. */
    public void thaw() throws IOException {
        signal("-CONT");
    }

    private void signal(String which) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", which));
        processes().forEach(process -> command.add(String.valueOf(process.pid())));
        // A backend may have ended meanwhile, and kill then says so.
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join();
    }

    /** What runs of it, the postmaster first. */
    public List<ProcessHandle> processes() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        return ProcessHandle.of(postmaster).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            server.close();
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException | UncheckedIOException e) {
            // The machine's temporary folder keeps what could not be removed.
        }
    }
}
