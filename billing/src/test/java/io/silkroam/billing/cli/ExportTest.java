package io.silkroam.billing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.cli.CommandShell.Result;
import io.silkroam.cli.print.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code billctl export}: made at the gateway, waited for, fetched whole or not at all. */
class ExportTest {
    private static final String NAME = "usage-00017-r1-20261101-20261201-machine-en";
    private static final String FILES = "GET /v1/billing/exports/41/files/" + NAME;
    private static final String EXPORTS = "POST /v1/billing/exports";
    private static final String CSV = "record_id,quantity\r\n3-1,1000\r\n".repeat(5_000);
    private static final String MANIFEST = "{\"rows\":5000}";
    private static final String RUNNING = "{\"id\":\"j-7\",\"state\":\"RUNNING\",\"rowsDone\":%d,\"rowsTotal\":5000}";
    private static final String ALL_THERE = """
            {"id":"j-7","state":"DONE","rowsDone":5000,
            "issue":{"id":41,"kind":"usage","sequence":17,"revision":1},
            "warnings":["12 records came since."],
            "files":[{"name":"%s.csv","sha256":"%s","octets":%d},
            {"name":"%s.manifest.json","sha256":"%s","octets":13}]}""";

    private static final String DONE = ALL_THERE.formatted(NAME, sha256(CSV), CSV.length(), NAME, sha256(MANIFEST));

    @TempDir
    private Path folder;

    private Shell shell;
    private Path out;

    @BeforeEach
    void open() throws IOException {
        shell = Shell.open();
        out = folder.resolve("out");
        shell.api()
                .answer(EXPORTS, 202, RUNNING.formatted(0))
                .answer("GET /v1/billing/export-jobs/j-7", RUNNING.formatted(2_000))
                .answer("GET /v1/billing/export-jobs/j-7", DONE)
                .answer(FILES + ".csv", CSV)
                .answer(FILES + ".manifest.json", MANIFEST);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private Result export(String... more) {
        return shell.run(Stream.concat(
                        Stream.of(
                                "export",
                                "--kind",
                                "usage",
                                "--from",
                                "2026-11-01",
                                "--to",
                                "2026-12-01",
                                "--profile",
                                "machine",
                                "--out",
                                out.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void shouldWaitForTheFileAndFetchItWithItsManifest() throws IOException {
        Result result = export();

        assertThat(result.toString().replace(folder.toString(), "DIR")).isEqualTo("""
                DIR/out/usage-00017-r1-20261101-20261201-machine-en.csv
                DIR/out/usage-00017-r1-20261101-20261201-machine-en.manifest.json
                2> 12 records came since.
                2> usage, 5000 rows, is issue 41: 00017, revision 1.
                exit 0
                """);
        assertThat(shell.api().requests().get(0).body())
                .isEqualTo(
                        "{\"kind\":\"usage\",\"from\":\"2026-11-01\",\"to\":\"2026-12-01\",\"profile\":\"machine\"}");
        assertThat(shell.pauses()).hasSize(2);
        assertThat(out.resolve(NAME + ".csv")).hasContent(CSV);
        assertThat(out.resolve(NAME + ".manifest.json")).hasContent(MANIFEST);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve(NAME + ".csv"))))
                .startsWith("rw-");
        assertThat(written()).hasSize(2);
    }

    @Test
    void shouldShowHowFarItIsOnATerminal() {
        shell.on(new Terminal(true, false, true, false));

        assertThat(export().err()).contains("export usage [#########...............] 40 % 2000 rows");
    }

    @Test
    void shouldSayThatItIsThereAlready() {
        export();
        int before = shell.api().requests().size();

        Result again = export();

        assertThat(again.exit()).isZero();
        assertThat(again.err()).contains(NAME + ".csv is there already, and the same.");
        assertThat(again.out()).contains(NAME + ".csv");
        assertThat(shell.api().requests().stream().skip(before))
                .noneMatch(r -> r.toString().contains("/files/"));
    }

    @Test
    void shouldLeaveAnotherFileOfTheNameAlone() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve(NAME + ".csv"), "mine");

        Result result = export();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("is there already, with other content", "Move it away");
        assertThat(out.resolve(NAME + ".csv")).hasContent("mine");
    }

    @Test
    void shouldGoOnWhereTheConnectionBroke() throws IOException {
        shell.close();
        shell = Shell.open();
        shell.api()
                .answer(EXPORTS, 202, DONE)
                .cutAfter(FILES + ".csv", CSV, 100_000)
                .answer(FILES + ".csv", 206, CSV.substring(100_000))
                .answer(FILES + ".manifest.json", MANIFEST);

        Result result = export();

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).contains("the connection broke; trying again in 0.5 s");
        assertThat(shell.api().requests().get(1).headers()).doesNotContainKey("range");
        assertThat(shell.api().requests().get(2).headers()).containsEntry("range", "bytes=100000-");
        assertThat(out.resolve(NAME + ".csv")).hasContent(CSV);
    }

    @Test
    void shouldKeepNothingOfAFileThatIsNotWhatWasAnnounced() throws IOException {
        shell.close();
        shell = Shell.open();
        shell.api().answer(EXPORTS, 202, DONE).answer(FILES + ".csv", CSV.replace("1000", "1001"));

        Result result = export();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("arrived with the SHA-256", "Nothing was kept");
        assertThat(written()).isEmpty();
    }

    @Test
    void shouldSayWhyTheGatewayFailed() throws IOException {
        shell.close();
        shell = Shell.open();
        shell.api().answer(EXPORTS, 202, RUNNING.formatted(0)).answer("GET /v1/billing/export-jobs/j-7", """
                        {"id":"j-7","state":"FAILED","problem":{"status":500,
                        "code":"internal","title":"No room",
                        "detail":"There is no room for the file.",
                        "hint":"Make room in exports."}}""");

        assertThat(export().toString()).isEqualTo("""
                2> billctl export: There is no room for the file.
                2>   Make room in exports.
                exit 1
                """);
    }

    @Test
    void shouldEndAsEveryCommandOfOursDoes() throws IOException {
        shell.close();
        shell = Shell.open();
        shell.api().refuse(EXPORTS, 403, "forbidden", "The token's role may not do this", "");

        assertThat(export().exit()).isEqualTo(4);
        assertThat(shell.run("export", "--kind", "gold").exit()).isEqualTo(2);
        assertThat(export("--dry-run").toString()).isEqualTo("""
                2> Dry run, nothing was sent: POST /v1/billing/exports
                exit 0
                """);
        shell.environment().put("BILLCTL_URL", "https://127.0.0.1:1");
        assertThat(export().exit()).isEqualTo(3);
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.toList();
        }
    }

    private static String sha256(String text) {
        try {
            byte[] octets = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
