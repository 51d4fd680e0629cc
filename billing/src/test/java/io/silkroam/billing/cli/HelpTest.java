package io.silkroam.billing.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.silkroam.cli.Bash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help, completion, manual pages and the start script of billctl. */
class HelpTest {
    private static final String HELP = """
            Usage: billctl [-hV] COMMAND
            Makes billing's files at a Silkroam gateway, and looks after its books.
              -h, --help      Show this help message and exit.
              -V, --version   Print version information and exit.
            Commands:
              export      Makes the file of a period and fetches it, with its manifest. Prints where they are.
              list        Lists what was issued, newest first.
              show        Shows an issue: its period, its files, where they were delivered.
              verify      Checks the files below a folder against their manifests, without a gateway.
              deliveries  Lists where files were delivered and where not yet, with the reason.
              redeliver   Has the files of an issue delivered once more, and at once.
              statement   Shows what a partner is owed for a month; with --html as a page to print.
              audit       Proves the books: transactions balance and are sealed, journal and ledger say the
                            same.
              suspense    Lists records that could not be rated in full yet: why, and what to do.
              redrive     Rates again what is in suspense, after a tariff was added or a SIM imported.
              rerate      Rates a period again by the tariffs of now.
              status      Shows how far the books are, what waits, and what was not delivered.
              tariffs     Lists what is doubtful in the tariffs: gaps, and prices above the caps of the EU.
              completion  Prints the script for a shell's completion.
              man         Writes the manual pages into a folder.

            Exit codes:
              0   Done, or already so.
              1   Refused or failed; nothing was printed on standard output.
              2   The command line or the settings are wrong; nothing was sent.
              3   The gateway could not be reached, or it did not answer.
              4   No token, or one that is not enough.
              5   Part of a batch was done; standard output says which part.
            exit 0
            """;

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        shell = Shell.open();
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void shouldTellWhatThereIs() {
        assertThat(shell.transcript("--help")).isEqualTo(HELP);
        assertThat(shell.run("--version").out()).startsWith("billctl ");
    }

    @Test
    void shouldNameTheProgramsVariables() {
        assertThat(shell.run("export", "--help").out())
                .contains("BILLCTL_URL", "BILLCTL_CA", "BILLCTL_TOKEN")
                .contains("billctl export --kind usage --from 2026-11-01 --to 2026-12-01 --profile machine --out DIR")
                .doesNotContain("$", "VARIABLES");
    }

    @Test
    void shouldComplete() throws Exception {
        Path bash = Files.writeString(
                folder.resolve("bash"), shell.run("completion", "bash").out());
        Path zsh = Files.writeString(
                folder.resolve("zsh"), shell.run("completion", "zsh").out());

        assertThat(Bash.bash("-n", bash.toString())).isEmpty();
        assertThat(Bash.complete(bash, "billctl", "redr")).isEqualTo("redrive");
        assertThat(Bash.complete(bash, "billctl", "export", "--kind", "wh")).isEqualTo("wholesale");
        assertThat(Bash.complete(bash, "billctl", "export", "--profile", "e")).isEqualTo("excel");
        assertThat(Files.readString(zsh)).startsWith("#compdef billctl\n");
        assumeThat(Bash.isOnPath("zsh")).isTrue();
        assertThat(Bash.run("zsh", "-n", zsh.toString())).isEmpty();
    }

    @Test
    void shouldWriteAManualPageForEachCommand() throws Exception {
        assertThat(shell.run("man", folder.toString()).exit()).isZero();
        List<Path> pages;
        try (Stream<Path> files = Files.list(folder)) {
            pages = files.sorted().toList();
        }
        assertThat(pages).hasSizeGreaterThan(14);
        assertThat(Files.readString(folder.resolve("billctl-export.1")))
                .startsWith(".TH \"BILLCTL\\-EXPORT\" \"1\"")
                .contains("BILLCTL_TOKEN")
                .doesNotContain("$", "%n");
        assumeThat(Bash.isOnPath("groff")).isTrue();
        for (Path page : pages) {
            assertThat(Bash.run("groff", "-man", "-ww", "-Tutf8", "-z", page.toString()))
                    .isEmpty();
        }
    }

    @Test
    void shouldStartAsSimctlDoes() throws IOException {
        String simctl = Files.readString(Path.of("../sim-provisioning/src/main/scripts/simctl"));
        assertThat(Files.readString(Path.of("src/main/scripts/billctl")))
                .isEqualTo(simctl.replace("simctl", "billctl").replace("SIMCTL", "BILLCTL"));
    }
}
