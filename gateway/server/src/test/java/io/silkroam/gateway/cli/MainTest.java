package io.silkroam.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.gateway.ConfFolder;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types, and everything that is answered; what differs from run to run is masked. */
class MainTest {
    @TempDir
    private Path temporary;

    private ConfFolder conf;

    @BeforeEach
    void copy() {
        conf = ConfFolder.copyTo(temporary.resolve("conf"));
    }

    @Test
    void shouldFindAGoodConfigurationGood() {
        assertThat(run("check-config", "--conf", conf.folder().toString())).isEqualTo("""
                exit 0
                The configuration is good: 1 plans, 1 zones, 1 partners.
                """);
    }

    @Test
    void shouldNameEveryMistakeOfABadConfiguration() {
        int port = conf.lineOf(conf.gateway(), "port: 3868");
        int applications = conf.lineOf(conf.kpn(), "[gy]");
        conf.replace(conf.gateway(), "port: 3868", "port: x").replace(conf.kpn(), "[gy]", "[gy, sy]");
        assertThat(run("check-config", "--conf", conf.folder().toString()))
                .isEqualTo("""
                exit 1
                err: TMP/conf/gateway.yaml:%d: diameter.port: 'x' is not a whole number
                err: TMP/conf/partners/kpn.yaml:%d: applications[1]: application 'sy' is not served; known: gy
                """.formatted(port, applications));
    }

    @Test
    void shouldWarnOfAPriceAboveTheCapOfTheEuAndFindTheConfigurationGoodAllTheSame() {
        Path tariff = conf.folder().resolve("tariffs/kpn.csv");
        conf.replace(tariff, "255 259,octets,1.05", "255 259,octets,1.11");
        int ukraine = conf.lineOf(tariff, "255 259,octets,1.11");

        assertThat(run("check-config", "--conf", conf.folder().toString())).isEqualTo("""
                exit 0
                The configuration is good: 1 plans, 1 zones, 1 partners.
                err: warning: TMP/conf/tariffs/kpn.csv:%d: EUR 1.11 per GB is above the EU's wholesale cap of EUR 1.10 \
                per GB from 2026-01-01 on, for 255, 259; agree a lower price from then on
                """.formatted(ukraine));
    }

    @Test
    void shouldNotServeABadConfiguration() {
        assertThat(run("serve", "--conf", temporary.resolve("nowhere").toString()))
                .isEqualTo("""
                exit 1
                err: TMP/nowhere: is not a folder
                """);
    }

    @Test
    void shouldExplainWhatItDoes() {
        assertThat(run("--help")).isEqualTo("""
                exit 0
                Usage: gateway [-hV] [COMMAND]
                Silkroam's gateway: charges subscribers' data over Diameter.
                  -h, --help      Show this help message and exit.
                  -V, --version   Print version information and exit.
                Commands:
                  serve         Runs the gateway.
                  check-config  Checks every file of the configuration; says file, line and
                                  reason of each mistake.
                  doctor        Examines configuration, store, certificates and the peers of
                                  the running gateway.
                  token         Makes, lists and revokes access tokens of the API, while the
                                  gateway runs and while it does not.
                  esme          Lists ESME accounts and changes their passwords, while the
                                  gateway runs and while it does not.
                """);
        assertThat(run("--version")).isEqualTo("""
                exit 0
                Silkroam gateway development
                """);
    }

    @Test
    void shouldCallWrongUsageWrongUsage() {
        assertThat(run("serve", "--port", "1")).startsWith("exit 2\nerr: Unknown options: '--port', '1'\n");
        assertThat(run("start")).startsWith("exit 2\nerr: Unmatched argument at index 0: 'start'\n");
        assertThat(run("serve", "--set", "x")).startsWith("exit 2\n");
        assertThat(run()).startsWith("exit 2\n");
    }

    @Test
    void shouldNotServeOnAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(serve("diameter.port=" + port, "diameter.addresses=127.0.0.1")
                            .replace(port, "PORT")
                            .replaceFirst("(PORT: ).*", "$1REASON"))
                    .isEqualTo("""
                    exit 1
                    err: The gateway did not start: cannot listen on 127.0.0.1 port PORT: REASON
                    """);
        }
    }

    @Test
    void shouldServeUntilItIsToldToStopAndLetNoOtherTouchItsStore() throws IOException, InterruptedException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--conf",
                        conf.folder().toString(),
                        "--set",
                        "diameter.port=0",
                        "--set",
                        "diameter.addresses=127.0.0.1",
                        "--set",
                        "api.port=0",
                        "--set",
                        "smpp.port=0",
                        "--set",
                        "data.dir=" + temporary.resolve("data"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = holder.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                lines.add(line.replaceFirst("port=[0-9]+", "port=PORT").replace(temporary.toString(), "TMP"));
                if (line.equals("The gateway serves.")) {
                    break;
                }
            }
            assertThat(lines)
                    .containsExactly(
                            "diameter.port=PORT",
                            "smpp.port=PORT",
                            "api.port=PORT",
                            "database.url=jdbc:h2:file:TMP/data/silkroam",
                            "The gateway serves.");

            assertThat(serve("diameter.port=0", "diameter.addresses=127.0.0.1")
                            .replace("process " + holder.pid(), "process PID")
                            .replaceFirst("since [0-9T:.Z-]+", "since THEN"))
                    .isEqualTo("""
                    exit 1
                    err: The gateway did not start: jdbc:h2:file:TMP/data/silkroam is already open in process PID, \
                    running since THEN; stop it first, or run several gateways on PostgreSQL
                    """);
            holder.destroy();
            assertThat(holder.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(temporary.resolve("data/status.json")).doesNotExist();
            assertThat(temporary.resolve("data/silkroam.owner")).doesNotExist();
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAKeystore() throws IOException {
        Path keystore = temporary.resolve("keys.p12");
        Files.writeString(keystore, "not a keystore");

        assertThat(serve("diameter.port=0", "diameter.addresses=127.0.0.1", "keys.keystore=" + keystore))
                .startsWith("exit 1\nerr: The gateway did not start: TMP/keys.p12 is there, but not TMP/data/keys.");
    }

    private String serve(String... set) {
        List<String> arguments = new ArrayList<>(
                List.of("serve", "--conf", conf.folder().toString(), "--set", "data.dir=" + temporary.resolve("data")));
        for (String key : set) {
            arguments.add("--set");
            arguments.add(key);
        }
        arguments.addAll(List.of("--set", "api.port=0", "--set", "smpp.port=0"));
        return run(arguments.toArray(String[]::new));
    }

    /** The exit code, then stdout, then stderr line by line. */
    private String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        String complaints = err.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> "err: " + line + "\n")
                .reduce("", String::concat);
        return ("exit " + code + "\n" + out.toString(StandardCharsets.UTF_8) + complaints)
                .replace(temporary.toString(), "TMP");
    }
}
