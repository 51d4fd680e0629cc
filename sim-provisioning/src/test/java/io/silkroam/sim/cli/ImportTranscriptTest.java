package io.silkroam.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.cli.CommandShell.Result;
import io.silkroam.cli.print.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code simctl sim import} prints and writes. */
class ImportTranscriptTest {
    private static final String ERRORS = """
            "errors":[{"line":3,"column":"iccid","reason":"check digit should be 5, not 6"},\
            {"line":7,"reason":"IMSI 204080000000100 is there already, in batch b-0"}],"errorCount":2""";

    @TempDir
    private Path folder;

    private Shell shell;
    private Path file;
    private Path report;

    @BeforeEach
    void open() throws IOException {
        shell = Shell.open();
        shell.api().answer("GET /v1/me", "{\"name\":\"jan\",\"role\":\"admin\"}");
        file = Files.writeString(folder.resolve("sims.csv"), "iccid,imsi\n8931080000000000019,204080000000100\n");
        report = folder.resolve("sims.csv.errors.csv");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private static String target(boolean dryRun, boolean keepGoing) {
        return "POST /v1/imports?fileName=sims.csv&dryRun=" + dryRun + "&keepGoing=" + keepGoing;
    }

    private static String imported(String outcome, int imported, int refused, String more) {
        return """
                {"outcome":"%s","batch":"b-1","vendor":"default","rows":9,"imported":%d,"unchanged":0,"refused":%d,\
                "sha256":"9f86d0","warnings":["column 'note' is not known"]\
                %s}""".formatted(outcome, imported, refused, more);
    }

    private String inFolder(String text) {
        return text.replace(folder + "/", "");
    }

    @Test
    void shouldImportAFile() throws IOException {
        shell.api().answer(target(false, false), imported("imported", 9, 0, ",\"errors\":[],\"errorCount\":0"));
        Files.writeString(report, "line,column,reason\nfrom,an earlier,attempt\n");

        assertThat(shell.transcript("sim", "import", file.toString())).isEqualTo("""
                        OUTCOME    imported
                        BATCH      b-1
                        VENDOR     default
                        ROWS       9
                        IMPORTED   9
                        UNCHANGED  0
                        REFUSED    0
                        SHA-256    9f86d0
                        2> warning: column 'note' is not known
                        exit 0
                        """);
        assertThat(shell.api().last().body()).isEqualTo(Files.readString(file));
        assertThat(shell.api().last().headers())
                .containsEntry("content-type", "application/octet-stream")
                .containsKey("idempotency-key");
        assertThat(report).doesNotExist();
    }

    @Test
    void shouldSayThatTheSameFileChangedNothing() {
        shell.api().answer(target(true, false), imported("unchanged", 0, 0, ""));

        assertThat(shell.run("sim", "import", file.toString(), "--dry-run", "-o", "csv"))
                .hasToString("""
                        outcome,batch,vendor,rows,imported,unchanged,refused,sha256\r
                        unchanged,b-1,default,9,0,0,0,9f86d0\r
                        2> warning: column 'note' is not known
                        exit 0
                        """);
    }

    @Test
    void shouldReportEveryRowOfARefusedFile() throws IOException {
        shell.api()
                .refuse(
                        target(false, false),
                        422,
                        "import-refused",
                        "The file was refused",
                        "\"detail\":\"2 of 9 rows are wrong; nothing was imported.\"," + ERRORS);

        assertThat(inFolder(shell.transcript("sim", "import", file.toString()))).isEqualTo("""
                        2>   line 3, iccid: check digit should be 5, not 6
                        2>   line 7: IMSI 204080000000100 is there already, in batch b-0
                        2> The errors are in sims.csv.errors.csv.
                        2> simctl sim import: 2 of 9 rows are wrong; nothing was imported.
                        2>   Correct the file, or see --keep-going.
                        exit 1
                        """);
        assertThat(report).hasContent("""
                        line,column,reason
                        3,iccid,"check digit should be 5, not 6"
                        7,,"IMSI 204080000000100 is there already, in batch b-0"
                        """);
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith(".errors"));
    }

    @Test
    void shouldImportTheGoodRowsOnRequest() {
        shell.api().answer(target(false, true), imported("partly", 7, 2, "," + ERRORS));
        Path elsewhere = folder.resolve("report.csv");

        Result result = shell.run("sim", "import", file.toString(), "--keep-going", "--report", elsewhere.toString());

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.out()).contains("IMPORTED   7\n").contains("REFUSED    2\n");
        assertThat(elsewhere).exists();
        assertThat(report).doesNotExist();
    }

    @Test
    void shouldImportWhatComesOnStandardInputOnceOnly() {
        shell.type("iccid,imsi\n");
        shell.api().cut("POST /v1/imports?vendor=idemia&fileName=stdin&batch=b-7&dryRun=false&keepGoing=false");

        assertThat(shell.transcript(
                        "sim", "import", "-", "--vendor", "idemia", "--batch", "b-7", "--idempotency-key", "k"))
                .isEqualTo("""
                        2> simctl sim import: the connection to 127.0.0.1:PORT broke before the answer came; \
                        it may have been done
                        2>   Repeat it with --idempotency-key k, and nothing is done twice.
                        exit 3
                        """);
        assertThat(shell.api().requests()).hasSize(2);
    }

    @Test
    void shouldSendAFileAgainWithTheSameKeyWhenTheConnectionBreaks() {
        shell.api().cut(target(false, false)).answer(target(false, false), imported("imported", 9, 0, ""));

        assertThat(shell.run("sim", "import", file.toString()).exit()).isZero();
        assertThat(shell.api().requests().stream().skip(1).map(r -> r.headers().get("idempotency-key")))
                .hasSize(2)
                .containsOnly(shell.api().last().headers().get("idempotency-key"));
        assertThat(shell.api().last().length()).isEqualTo(file.toFile().length());
    }

    @Test
    void shouldFindOutThatATokenIsBadBeforeItSendsTheFile() throws IOException {
        try (Shell other = Shell.open()) {
            other.api().refuse("GET /v1/me", 401, "token-expired", "The token has expired", "");

            assertThat(other.run("sim", "import", file.toString()).exit()).isEqualTo(4);
            assertThat(other.api().requests()).hasSize(1);
        }
    }

    @Test
    void shouldSayThatAFileIsNotThere() {
        assertThat(shell.transcript("sim", "import", "/nowhere/sims.csv")).isEqualTo("""
                        2> simctl sim import: the file /nowhere/sims.csv cannot be read
                        2>   Check the path and its permissions.
                        exit 1
                        """);
        assertThat(shell.api().requests()).isEmpty();
    }

    @Test
    void shouldHearARefusalThatComesWhileItStillSends() throws IOException {
        Files.write(file, new byte[32 << 20]);
        String tooLarge = "{\"code\":\"too-large\",\"title\":\"Too large\"}";
        shell.api().refuseEarly(target(false, false), 413, tooLarge);
        String stdin = target(false, false).replace("sims.csv", "stdin");
        shell.api().refuseEarly(stdin, 413, tooLarge);

        assertThat(shell.transcript("sim", "import", file.toString()))
                .isEqualTo("2> simctl sim import: Too large\nexit 1\n");
        shell.type("x".repeat(32 << 20));
        assertThat(shell.transcript("sim", "import", "-")).isEqualTo("2> simctl sim import: Too large\nexit 1\n");
    }

    @Test
    void shouldSayWhatTheFileIsWhenItsKeyMayComeAgain() throws Exception {
        shell.api().answer(target(false, false), imported("imported", 9, 0, ""));
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));

        assertThat(shell.run("sim", "import", file.toString(), "--idempotency-key", "delivery-7")
                        .exit())
                .isZero();
        assertThat(shell.api().last().headers())
                .containsEntry("idempotency-key", "delivery-7")
                .containsEntry(
                        "content-digest", "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":");
    }

    @Test
    void shouldShowProgressToPeopleOnly() {
        shell.api().answer(target(false, false), imported("imported", 9, 0, ""));
        assertThat(shell.run("sim", "import", file.toString()).err()).doesNotContain("\r");
        shell.on(new Terminal(false, false, true, false));

        assertThat(shell.run("sim", "import", file.toString()).err())
                .contains("\r\u001B[Kimport [########################] 100 % 47 B")
                .endsWith("\r\u001B[Kwarning: column 'note' is not known\n");
    }
}
