package io.silkroam.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.gateway.ConfFolder;
import io.silkroam.gateway.TestGateway;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.messaging.account.EsmePasswords;
import io.silkroam.messaging.account.EsmePasswords.Verdict;
import io.silkroam.sim.inventory.AuditFilter;
import io.silkroam.sim.inventory.AuditLog;
import io.silkroam.store.Database;
import io.silkroam.store.DatabaseSettings;
import io.silkroam.store.TestDatabases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ESME's password as an operator changes it; passwords and times are masked. */
class EsmeCommandTest {
    @TempDir
    private Path temporary;

    private ConfFolder conf;
    private Path data;
    private final List<String> set = new ArrayList<>();

    @BeforeEach
    void copy() {
        conf = ConfFolder.copyTo(temporary.resolve("conf"));
        data = temporary.resolve("data");
        set.add("data.dir=" + data);
    }

    @Test
    void shouldServeWhileNoGatewayRuns() {
        assertThat(run("", "esme", "list"))
                .contains("partner1             partner1        a2p     4      100/s     none");
        transcript();
        try (Database database = TestDatabases.h2(data)) {
            assertThat(verdict(database, "geheim12")).isEqualTo(Verdict.RIGHT);
            assertThat(audited(database))
                    .containsOnly("command-line change-password esme partner1")
                    .hasSize(2);
        }
    }

    @Test
    void shouldServeBesideAGatewayThatRuns() {
        Configuration configuration = conf.configuration(data);
        try (TestGateway gateway = TestGateway.start(configuration)) {
            transcript();
            CompletableFuture<Verdict> verdict = new CompletableFuture<>();
            gateway.gateway().esmePasswords().verify(Optional.of("partner1"), "geheim12", verdict::complete);
            assertThat(verdict.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(Verdict.RIGHT);
        }
        try (Database database = TestDatabases.h2(data)) {
            assertThat(audited(database)).contains("local-admin change-password esme partner1");
        }
    }

    @Test
    void shouldServeOnPostgresql() {
        DatabaseSettings settings = TestDatabases.postgresqlSettings();
        conf.write("password", settings.password());
        set.addAll(List.of(
                "database.url=" + settings.url(),
                "database.user=" + settings.user(),
                "database.password-file=password"));
        transcript();
    }

    /** What every way to the table has to answer. */
    private void transcript() {
        String made = run("", "esme", "password", "partner1");
        assertThat(made.replaceAll("[A-Za-z0-9]{8}\n", "PASSWORD\n")).isEqualTo("""
                exit 0
                PASSWORD
                """);
        assertThat(run("geheim12\nmore\n", "esme", "password", "partner1", "--password-stdin"))
                .isEqualTo("""
                exit 0
                err: The password of partner1 is changed; its next bind needs the new one.
                """);
        assertThat(run("", "esme", "password", "ghost"))
                .startsWith("exit 1\nerr: There is no ")
                .contains("'ghost'");
        assertThat(run("", "esme", "list").replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z", "THEN"))
                .isEqualTo("""
                exit 0
                NAME                 SYSTEM_ID       CLASS   BINDS  SEGMENTS  PASSWORD SINCE
                partner1             partner1        a2p     4      100/s     THEN
                """);
    }

    @Test
    void shouldCallWrongUsageWrongUsageAndRepeatNoPassword() {
        assertThat(run("geheim123\n", "esme", "password", "partner1", "--password-stdin"))
                .startsWith("exit 2\nerr: an ESME's password is 1 to 8 ASCII characters without spaces\n")
                .doesNotContain("geheim");
        assertThat(run("", "esme", "password", "partner1", "--password-stdin")).startsWith("exit 2\n");
        assertThat(run("", "esme", "password", "../x"))
                .startsWith("exit 2\nerr: an account's name is 1 to 32 letters, digits, dashes and underscores\n");
        assertThat(run("", "esme")).startsWith("exit 2\n");
        assertThat(data).doesNotExist();
    }

    private static Verdict verdict(Database database, String password) {
        try (EsmePasswords passwords =
                new EsmePasswords(database, Clock.systemUTC(), EsmePasswords.Settings.standard())) {
            CompletableFuture<Verdict> verdict = new CompletableFuture<>();
            passwords.verify(Optional.of("partner1"), password, verdict::complete);
            return verdict.orTimeout(20, TimeUnit.SECONDS).join();
        }
    }

    private static List<String> audited(Database database) {
        return database.read("look", c -> new AuditLog()
                .list(c, AuditFilter.any(), OptionalLong.empty(), 100).items().stream()
                        .map(item -> item.entry())
                        .filter(e -> e.kind().equals("esme"))
                        .map(e -> e.actor() + " " + e.action() + " " + e.kind() + " " + e.object())
                        .toList());
    }

    private String run(String input, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (arguments.length > 1) {
            all.addAll(List.of("--conf", conf.folder().toString()));
            set.forEach(s -> all.addAll(List.of("--set", s)));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream before = System.in;
        int code;
        try {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            code = Main.run(
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    all.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
        String complaints = err.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> "err: " + line + "\n")
                .reduce("", String::concat);
        return "exit " + code + "\n" + out.toString(StandardCharsets.UTF_8) + complaints;
    }
}
