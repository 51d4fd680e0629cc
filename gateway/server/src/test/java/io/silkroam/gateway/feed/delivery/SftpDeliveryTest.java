package io.silkroam.gateway.feed.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.silkroam.gateway.feed.BillingCounters;
import io.silkroam.gateway.feed.FeedGround;
import io.silkroam.gateway.feed.Settings;
import io.silkroam.gateway.feed.store.Delivery.State;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import io.silkroam.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Files come to a real SFTP server, and its password nowhere else. */
class SftpDeliveryTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger camel = (Logger) LoggerFactory.getLogger("org.apache.camel");
    private Database database;
    private SftpServer server;
    private Path folder;
    private Path secret;
    private Deliveries deliveries;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabases.h2(directory);
        folder = Files.createDirectories(directory.resolve("server"));
        server = new SftpServer(folder);
        secret = Files.writeString(directory.resolve("password"), SftpServer.PASSWORD + "\n");
        log.start();
        root.addAppender(log);
        camel.setLevel(Level.DEBUG);
    }

    @AfterEach
    void close() {
        camel.setLevel(Level.WARN);
        root.detachAppender(log);
        deliveries.close();
        server.close();
        database.close();
    }

    @Test
    void shouldBringFilesByPassword() throws IOException {
        deliver(uri() + "&password=RAW({secret})&knownHostsFile=" + server.knownHosts(directory), Optional.of(secret));
        awaitState(State.DELIVERED);

        assertThat(listing()).containsExactly("file-00001-machine-en.csv", "file-00001-machine-en.manifest.json");
        assertThat(folder.resolve("in/file-00001-machine-en.csv")).hasContent("rows of issue 1");
        assertThatNothingTellsThePassword();
    }

    @Test
    void shouldReplaceAFileThatIsBroughtAgain() throws IOException {
        deliver(uri() + "&password={secret}&knownHostsFile=" + server.knownHosts(directory), Optional.of(secret));
        awaitState(State.DELIVERED);
        Files.writeString(folder.resolve("in/file-00001-machine-en.csv"), "half a fi");
        deliveries.redeliver(1);
        await().atMost(LONG).until(() -> deliveries.ofIssue(1).get(0).attempts() == 2);
        awaitState(State.DELIVERED);

        assertThat(listing()).hasSize(2);
        assertThat(folder.resolve("in/file-00001-machine-en.csv")).hasContent("rows of issue 1");
    }

    @Test
    void shouldBringFilesByKey() throws IOException {
        String key = "&privateKeyFile=" + server.privateKey(directory);
        deliver(uri() + key + "&knownHostsFile=" + server.knownHosts(directory), Optional.empty());
        awaitState(State.DELIVERED);
        assertThat(listing()).hasSize(2);
    }

    @Test
    void shouldTrustNoServerWithAnotherKey() throws IOException {
        String careless = "&strictHostKeyChecking=no&password={secret}&knownHostsFile=";
        deliver(uri() + careless + server.wrongHosts(directory), Optional.of(secret));
        awaitState(State.FAILED);

        assertThat(deliveries.ofIssue(1).get(0).lastError().orElseThrow()).contains("HostKey");
        assertThat(listing()).isEmpty();
        assertThatNothingTellsThePassword();
    }

    @Test
    void shouldSayWhyAndKeepThePasswordWhereItIsWrongOrNobodyListens() throws IOException {
        Files.writeString(secret, "wr+ng pass%word");
        deliver(uri() + "&password={secret}&knownHostsFile=" + server.knownHosts(directory), Optional.of(secret));
        awaitState(State.FAILED);
        assertThat(deliveries.ofIssue(1).get(0).lastError().orElseThrow()).contains("Auth fail");
        assertThatNothingTells("wr+ng");
        assertThatNothingTells("wr%2Bng");

        server.close();
        Files.writeString(secret, SftpServer.PASSWORD);
        deliveries.redeliver(1);
        await().atMost(LONG).until(() -> deliveries.ofIssue(1).get(0).attempts() == 2);
        awaitState(State.FAILED);
        assertThat(deliveries.ofIssue(1).get(0).lastError().orElseThrow()).contains("Connection refused");
        assertThatNothingTellsThePassword();
    }

    private String uri() {
        return "sftp:127.0.0.1:" + server.port() + "/in?username=" + SftpServer.USER;
    }

    private void deliver(String uri, Optional<Path> secretFile) {
        deliveries = new Deliveries(
                new FeedGround(
                        database,
                        clock,
                        "gw1",
                        Settings.reading(1).deliveringTo("kpn", uri, secretFile).billing(),
                        new BillingCounters()),
                new FakeFiles(directory.resolve("exports")));
        deliveries.start();
        deliveries.deliver(1, "machine", "en", List.of("kpn"));
    }

    private void awaitState(State state) {
        await().atMost(LONG).until(() -> deliveries.ofIssue(1).get(0).state() == state);
    }

    private void assertThatNothingTellsThePassword() {
        assertThatNothingTells(SftpServer.PASSWORD);
        assertThatNothingTells("w%25rd");
        assertThatNothingTells("pa%20ss");
    }

    private void assertThatNothingTells(String text) {
        assertThat(deliveries.ofIssue(1).toString()).doesNotContain(text);
        assertThat(List.copyOf(log.list)).isNotEmpty().allSatisfy(event -> assertThat(event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .doesNotContain(text));
    }

    private List<String> listing() throws IOException {
        if (!Files.isDirectory(folder.resolve("in"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("in"))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
