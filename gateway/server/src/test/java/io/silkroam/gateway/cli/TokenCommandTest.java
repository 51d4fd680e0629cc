package io.silkroam.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.silkroam.gateway.ConfFolder;
import io.silkroam.gateway.api.server.ApiServer;
import io.silkroam.gateway.api.server.LocalAdmin;
import io.silkroam.gateway.api.server.TestApi;
import io.silkroam.gateway.api.token.TokenResource;
import io.silkroam.gateway.conf.ApiSettings;
import io.silkroam.sim.inventory.AuditFilter;
import io.silkroam.sim.inventory.AuditLog;
import io.silkroam.store.Database;
import io.silkroam.store.DatabaseSettings;
import io.silkroam.store.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first token of an installation, and every other, as an operator types it; tokens and times are masked. */
class TokenCommandTest {
    private static final String TOKEN = "skr_[A-Za-z0-9_-]{43}";

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
        transcript();
        try (Database database = TestDatabases.h2(data)) {
            assertThat(actors(database)).containsOnly("command-line");
        }
    }

    @Test
    void shouldServeWhileTheGatewayHasTheFileOpen() throws IOException {
        Files.createDirectories(data);
        try (TestApi api = TestApi.start(data)) {
            transcript();
            assertThat(actors(api.database())).containsOnly("local-admin");
            String token = run("token", "create", "--name", "used", "--role", "support")
                    .strip()
                    .replaceFirst("exit 0\\s+", "");
            assertThat(api.send(api.request("/v1/me", token)).body())
                    .isEqualTo("{\"name\":\"used\",\"role\":\"support\"}");
        }
    }

    @Test
    void shouldServeOnPostgresql() throws IOException {
        DatabaseSettings settings = TestDatabases.postgresqlSettings();
        conf.write("password", settings.password());
        set.addAll(List.of(
                "database.url=" + settings.url(),
                "database.user=" + settings.user(),
                "database.password-file=password"));
        transcript();
    }

    @Test
    void shouldBelieveTheVeryCertificateTheGatewayWasGiven() throws Exception {
        Files.createDirectories(data);
        X509Bundle given = new CertificateBuilder()
                .ecp256()
                .subject("CN=api.silkroam.example")
                .addSanDnsName("api.silkroam.example")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        conf.write("own.pem", given.getCertificatePEM()).write("own.key", given.getPrivateKeyPEM());
        set.addAll(List.of("api.tls.certificate=own.pem", "api.tls.private-key=own.key"));
        ApiSettings settings = new ApiSettings(
                true,
                List.of("127.0.0.1"),
                0,
                List.of(),
                Optional.of(new ApiSettings.Tls(
                        conf.folder().resolve("own.pem"), conf.folder().resolve("own.key"))),
                ApiSettings.Limits.standard(),
                Duration.ofHours(24));
        try (Database database = TestDatabases.h2(data);
                ApiServer server = ApiServer.start(
                        settings,
                        data,
                        database,
                        Clock.systemUTC(),
                        List.of(new TokenResource(database, Clock.systemUTC())))) {
            assertThat(server.port()).isPositive();
            transcript();
        }
    }

    /** What every way to the table has to answer. */
    private void transcript() {
        assertThat(masked(run("token", "create", "--name", "ops", "--role", "admin")))
                .isEqualTo("""
                exit 0
                TOKEN
                """);
        assertThat(masked(run(
                        "token",
                        "create",
                        "--name",
                        "shop",
                        "--role",
                        "carrier",
                        "--holder",
                        "Lucky",
                        "--expires-in-days",
                        "30")))
                .isEqualTo("""
                exit 0
                TOKEN
                """);
        assertThat(run("token", "create", "--name", "ops", "--role", "support"))
                .startsWith("exit 1\nerr: There is a token named 'ops' already")
                .containsIgnoringCase("take another name");
        assertThat(masked(run("token", "list"))
                        .lines()
                        .filter(line -> !line.startsWith("admin "))
                        .toList())
                .containsExactly(
                        "exit 0",
                        "NAME                 ROLE     HOLDER       STATE    MADE                 ENDS"
                                + "                 LAST USED",
                        "ops                  admin    -            LIVING   THEN                 -"
                                + "                    -",
                        "shop                 carrier  Lucky        LIVING   THEN                 THEN"
                                + "                 -");
        assertThat(run("token", "revoke", "--name", "ops")).isEqualTo("""
                exit 0
                err: Revoked ops.
                """);
        assertThat(run("token", "revoke", "--name", "ghost")).isEqualTo("""
                exit 1
                err: There is no token named 'ghost'; see: token list
                """);
        assertThat(masked(run("token", "list"))).contains("ops                  admin    -            REVOKED  THEN");
    }

    @Test
    void shouldCallWrongUsageWrongUsageAndTouchNothing() {
        assertThat(run("token", "create", "--name", "x", "--role", "carrier"))
                .startsWith("exit 2\nerr: a carrier's token needs a holder: add --holder NAME\n");
        assertThat(run("token", "create", "--name", "x", "--role", "king"))
                .startsWith("exit 2\nerr: --role is admin, carrier, support, billing or auditor, not 'king'\n");
        assertThat(run("token", "create", "--name", "two words", "--role", "admin"))
                .startsWith("exit 2\nerr: a token's name is 1 to 64 letters");
        assertThat(run("token", "create", "--name", "x", "--role", "admin", "--expires-in-days", "0"))
                .startsWith("exit 2\nerr: --expires-in-days is 1 to 3650\n");
        assertThat(run("token", "create", "--name", "x", "--role", "admin", "--holder", "Lucky"))
                .startsWith("exit 2\nerr: only a carrier's token has a holder\n");
        assertThat(run("token", "revoke")).startsWith("exit 2\nerr: Missing required option: '--name=<name>'\n");
        assertThat(run("token")).startsWith("exit 2\n");
        assertThat(data).doesNotExist();
    }

    @Test
    void shouldGoItsOwnWayWhenTheGatewayDiedWithoutAWord() throws IOException {
        Files.createDirectories(data);
        Files.writeString(
                data.resolve(LocalAdmin.NAME),
                "{\"address\":\"127.0.0.1\",\"port\":1,\"token\":\"skr_x\",\"pid\":" + Long.MAX_VALUE + "}");
        assertThat(masked(run("token", "create", "--name", "ops", "--role", "admin")))
                .isEqualTo("""
                exit 0
                TOKEN
                """);
    }

    private static List<String> actors(Database database) {
        return database.read("look", c -> new AuditLog()
                .list(c, AuditFilter.any(), OptionalLong.empty(), 100).items().stream()
                        .map(item -> item.entry().actor())
                        .toList());
    }

    private static String masked(String text) {
        return text.replaceAll(TOKEN, "TOKEN")
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z", "THEN                ");
    }

    private String run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (arguments.length > 1) {
            all.addAll(List.of("--conf", conf.folder().toString()));
            set.forEach(s -> all.addAll(List.of("--set", s)));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                all.toArray(String[]::new));
        String complaints = err.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> "err: " + line + "\n")
                .reduce("", String::concat);
        return "exit " + code + "\n" + out.toString(StandardCharsets.UTF_8) + complaints;
    }
}
