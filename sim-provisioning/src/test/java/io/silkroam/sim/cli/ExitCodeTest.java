package io.silkroam.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.cli.CommandShell.Result;
import io.silkroam.cli.remote.FakeApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way to fail has its exit code, says why and what to do, and prints nothing on standard output. */
class ExitCodeTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        shell = Shell.open();
        shell.api().answer("GET /v1/me", "{\"name\":\"jan\",\"role\":\"admin\"}");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void shouldBeZeroWhenDone() {
        assertThat(shell.transcript("whoami")).endsWith("exit 0\n");
    }

    @Test
    void shouldBeOneWhenTheServerFails() {
        shell.api()
                .refuse(
                        "GET /v1/keys",
                        500,
                        "internal",
                        "Something went wrong",
                        "\"detail\":\"See the log for 4f2a.\"");

        assertThat(shell.transcript("keys", "show")).isEqualTo("""
                        2> simctl keys show: See the log for 4f2a.
                        exit 1
                        """);
    }

    @Test
    void shouldBeOneWhenTheAnswerIsNoApis() {
        shell.api().answer("GET /v1/keys", "<html>hello</html>");
        shell.api().answer("GET /v1/plans?limit=1000", 302, "", "Location", "https://elsewhere.example/");

        assertThat(shell.transcript("keys", "show")).isEqualTo("""
                        2> simctl keys show: the answer is not what the API gives: the text is not JSON
                        2>   Is this the address of the gateway's API?
                        exit 1
                        """);
        assertThat(shell.transcript("plan", "list")).isEqualTo("""
                        2> simctl plan list: The server answered 302
                        exit 1
                        """);
    }

    @Test
    void shouldBeTwoForAWrongCommandLine() {
        assertThat(shell.transcript("sim", "activat")).isEqualTo("""
                        2> simctl sim: Unmatched argument at index 1: 'activat'
                        2>   Did you mean: activate?
                        exit 2
                        """);
        assertThat(shell.transcript("sim")).isEqualTo("""
                        2> simctl sim: Missing required subcommand
                        2>   See: simctl sim --help
                        exit 2
                        """);
        assertThat(shell.transcript("sim", "list", "--output", "xml"))
                .startsWith("2> simctl sim list: Invalid value for option '--output'")
                .endsWith("exit 2\n");
        assertThat(shell.transcript("sim", "show", "--iccid", "8931080000000000018"))
                .isEqualTo("""
                        2> simctl sim show: Invalid value for option '--iccid': '8931080000000000018' is not an ICCID: \
                        its check digit should be 9, not 8
                        2>   See: simctl sim show --help
                        exit 2
                        """);
    }

    @Test
    void shouldBeTwoForSettingsThatAreWrong() throws IOException {
        shell.environment().put("SIMCTL_URL", "http://127.0.0.1:1");
        assertThat(shell.transcript("whoami")).isEqualTo("""
                        2> simctl whoami: SIMCTL_URL begins with http: a token is sent over TLS only
                        2>   Give an address such as https://gateway.example:8443.
                        exit 2
                        """);
        shell.environment().put("SIMCTL_URL", "https://user:secret@host/");
        assertThat(shell.transcript("whoami"))
                .contains("is not an address of an API")
                .doesNotContain("secret");
        shell.environment().remove("SIMCTL_URL");
        assertThat(shell.transcript("whoami")).isEqualTo("""
                        2> simctl whoami: no address of a gateway is given
                        2>   Set SIMCTL_URL, give --url, or write url = ... into /nowhere/.config/simctl/config.
                        exit 2
                        """);
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        assertThat(shell.run("whoami", "--url", shell.api().url(), "--ca", empty.toString()))
                .extracting(Result::exit)
                .isEqualTo(2);
        assertThat(shell.run("whoami", "--url", shell.api().url(), "--ca", "/nowhere/ca.pem")
                        .err())
                .contains("the CA file /nowhere/ca.pem cannot be read");
    }

    @Test
    void shouldBeThreeWhenNobodyListens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(shell.transcript("whoami", "--url", "https://127.0.0.1:" + free)
                        .replace(":" + free, ":FREE"))
                .isEqualTo("""
                        2> simctl whoami: 127.0.0.1:FREE refused the connection
                        2>   Is the gateway running, and is this its api.port? It listens on loopback until told \
                        otherwise.
                        exit 3
                        """);
        assertThat(shell.pauses()).isEmpty();
    }

    @Test
    void shouldBeThreeWhenTheHostIsUnknown() {
        assertThat(shell.transcript("whoami", "--url", "https://gateway.invalid:8443"))
                .isEqualTo("""
                        2> simctl whoami: no such host: gateway.invalid
                        2>   Check the address in SIMCTL_URL (or --url).
                        exit 3
                        """);
    }

    @Test
    void shouldBeThreeWhenTheAuthorityIsUnknown() {
        shell.environment().remove("SIMCTL_CA");

        assertThat(shell.transcript("whoami")).isEqualTo("""
                        2> simctl whoami: the certificate of 127.0.0.1:PORT is signed by an authority that is not \
                        known here
                        2>   Set SIMCTL_CA (or --ca) to the gateway's api-ca.pem.
                        exit 3
                        """);
        assertThat(shell.api().requests()).isEmpty();
    }

    @Test
    void shouldBeThreeWhenTheCertificateIsForAnotherName() throws IOException {
        try (Shell other = Shell.at(FakeApi.misnamed(), FakeApi.misnamedCa())) {
            assertThat(other.transcript("whoami")).isEqualTo("""
                            2> simctl whoami: the certificate of 127.0.0.1:PORT is not for the name 127.0.0.1
                            2>   Use the name that the certificate has, or ask for a certificate with this one.
                            exit 3
                            """);
            assertThat(other.api().requests()).isEmpty();
        }
    }

    @Test
    void shouldBeThreeWhenNoAnswerComes() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "https://127.0.0.1:" + silent.getLocalPort();
            assertThat(shell.run("whoami", "--url", url, "--timeout", "1"))
                    .satisfies(result -> assertThat(result.exit()).isEqualTo(3))
                    .satisfies(result -> assertThat(result.err()).contains("did not answer in time"));
        }
    }

    @Test
    void shouldBeFourWithoutAToken() {
        shell.environment().remove("SIMCTL_TOKEN");

        assertThat(shell.transcript("whoami")).isEqualTo("""
                        2> simctl whoami: no token is given
                        2>   Set SIMCTL_TOKEN or give --token-file. The gateway's administrator makes tokens: \
                        gateway.jar token create.
                        exit 4
                        """);
        shell.environment().put("SIMCTL_TOKEN", "two words\nand a line");
        assertThat(shell.transcript("whoami")).isEqualTo("""
                        2> simctl whoami: SIMCTL_TOKEN does not hold a token
                        2>   A token is one word that begins with skr_, and nothing else.
                        exit 4
                        """);
    }

    @Test
    void shouldBeFourWhenTheTokenIsNotEnough() {
        shell.api()
                .refuse(
                        "GET /v1/keys",
                        403,
                        "forbidden",
                        "Not allowed",
                        "\"detail\":\"The role support may not read keys.\"");
        shell.api().refuse("GET /v1/tokens?limit=1000", 401, "token-expired", "The token has expired", "");

        assertThat(shell.transcript("keys", "show")).isEqualTo("""
                        2> simctl keys show: The role support may not read keys.
                        2>   Ask the gateway's administrator for a token with the role this needs.
                        exit 4
                        """);
        assertThat(shell.transcript("token", "list")).isEqualTo("""
                        2> simctl token list: The token has expired
                        2>   Ask the gateway's administrator for a token: gateway.jar token create.
                        exit 4
                        """);
    }

    @Test
    void shouldTakeATokenFromAFileThatIsTheUsersAlone() throws IOException {
        shell.environment().remove("SIMCTL_TOKEN");
        Path file = Files.writeString(folder.resolve("token"), Shell.TOKEN + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(shell.transcript("whoami", "--token-file", file.toString()).replace(folder + "/", ""))
                .isEqualTo("""
                        2> simctl whoami: token file token is open to others (rw-r-----)
                        2>   chmod 600 token
                        exit 4
                        """);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(shell.run("whoami", "--token-file", file.toString()).exit()).isZero();
        assertThat(shell.api().last().headers()).containsEntry("authorization", "Bearer " + Shell.TOKEN);
    }

    @Test
    void shouldTakeWhatIsNotGivenFromTheUsersSettings() throws IOException {
        Path config = Files.createDirectories(folder.resolve("simctl")).resolve("config");
        Files.writeString(folder.resolve("simctl/token"), Shell.TOKEN);
        Files.copy(FakeApi.ca(), folder.resolve("simctl/ca.pem"));
        Files.writeString(config, "# mine\nurl = " + shell.api().url() + "\nca: ca.pem\ntoken-file = token\n");
        for (String name : new String[] {"config", "token"}) {
            Files.setPosixFilePermissions(
                    folder.resolve("simctl/" + name), PosixFilePermissions.fromString("rw-------"));
        }
        shell.environment().clear();
        shell.environment().put("XDG_CONFIG_HOME", folder.toString());

        assertThat(shell.run("whoami").exit()).isZero();
        Files.writeString(config, "url = x\npassword = y\n");
        assertThat(shell.transcript("whoami").replace(folder + "/", "")).isEqualTo("""
                        2> simctl whoami: simctl/config:2: 'password' is no setting
                        2>   Settings are url, ca, token-file, written as key = value.
                        exit 2
                        """);
    }

    @Test
    void shouldWaitAsLongAsTheServerSaysAndNotForEver() {
        shell.api().answer("GET /v1/keys", 503, "", "Retry-After", "7");
        shell.api()
                .answer(
                        "GET /v1/keys",
                        429,
                        "",
                        "Retry-After",
                        "Mon, 23 Nov 2026 10:00:03 GMT",
                        "Date",
                        "Mon, 23 Nov 2026 10:00:00 GMT");
        shell.api().answer("GET /v1/keys", "{\"keys\":[]}");
        shell.api().refuse("GET /v1/tokens?limit=1000", 503, "busy", "The gateway is busy", "");
        shell.api().answer("GET /v1/plans?limit=1000", 503, "{\"title\":\"Closed for today\"}", "Retry-After", "3600");

        assertThat(shell.transcript("keys", "show", "-o", "json"))
                .startsWith("{\n  \"keys\": []\n}\n2> simctl: the gateway answered 503; trying again in 7 s\n");
        assertThat(shell.pauses().get(0)).isEqualTo(Duration.ofSeconds(7));
        assertThat(shell.pauses()).hasSize(2);
        shell.pauses().clear();
        assertThat(shell.transcript("token", "list")).isEqualTo("""
                        2> simctl: the gateway answered 503; trying again in 0.5 s
                        2> simctl: the gateway answered 503; trying again in 1 s
                        2> simctl: the gateway answered 503; trying again in 2 s
                        2> simctl: the gateway answered 503; trying again in 4 s
                        2> simctl token list: The gateway is busy
                        exit 1
                        """);
        assertThat(shell.transcript("plan", "list")).isEqualTo("""
                        2> simctl plan list: Closed for today
                        2>   Try again in 3600 s.
                        exit 1
                        """);
    }

    @Test
    void shouldSendAWriteAgainWithItsKeyWhenTheConnectionBreaks() {
        String target = "POST /v1/subscribers/31612345678/subscriptions";
        shell.api().cut(target).cut(target);
        shell.api().refuse(target, 409, "idempotency-in-progress", "Still running", "");
        shell.api().answer(target, "{\"outcome\":\"done\"}");

        assertThat(shell.transcript("plan", "sell", "--msisdn", "31612345678", "--plan", "p", "-o", "json"))
                .isEqualTo("""
                        {
                          "outcome": "done"
                        }
                        2> simctl: the connection broke; trying again in 0.5 s
                        2> simctl: the connection broke; trying again in 1 s
                        2> simctl: the gateway answered 409; trying again in 2 s
                        exit 0
                        """);
        assertThat(shell.api().requests()).hasSize(4);
        assertThat(shell.api().requests().stream()
                        .map(r -> r.headers().get("idempotency-key"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void shouldPrintNothingOfAListThatEndsInTheMiddle() {
        shell.api().answer("GET /v1/sims?limit=1000", "{\"items\":[{\"iccid\":\"1\"}],\"next\":\"c\"}");
        shell.api().refuse("GET /v1/sims?limit=1000&cursor=c", 500, "internal", "Broken", "");

        assertThat(shell.transcript("sim", "list", "-o", "csv")).isEqualTo("2> simctl sim list: Broken\nexit 1\n");
    }
}
