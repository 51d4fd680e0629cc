package io.silkroam.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.silkroam.cli.Bash;
import io.silkroam.cli.CommandShell.Result;
import io.silkroam.cli.print.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help, completion and manual pages: what a user reads before the first command. */
class HelpTest {
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
        assertThat(shell.transcript("--help")).isEqualTo("""
                        Usage: simctl [-hV] COMMAND
                        Provisions SIMs at a Silkroam gateway.
                          -h, --help      Show this help message and exit.
                          -V, --version   Print version information and exit.
                        Commands:
                          sim         SIMs: imports, shows and changes them.
                          number      Telephone numbers and their pools.
                          plan        Plans: what is on offer, and selling it.
                          subscriber  Subscribers: balance, use, open sessions.
                          voucher     Vouchers: codes that are turned into a plan once.
                          message     Short messages: what was given up, what waits for whom, what accounts owe.
                          audit       Lists who changed what, when and why, newest first.
                          token       Access tokens: who may do what.
                          keys        Key-encryption keys and transport keys: names and check values, never a key.
                          whoami      Says whose token this is, and until when.
                          api         Reads a path of the API and prints the answer as it came.
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
                        """);
        assertThat(shell.run("--version").out()).startsWith("simctl ");
    }

    @Test
    void shouldNameTheProgramsVariables() {
        assertThat(shell.run("sim", "list", "--help").out())
                .contains("SIMCTL_URL", "SIMCTL_CA", "SIMCTL_TOKEN")
                .doesNotContain("$", "VARIABLES");
    }

    @Test
    void shouldUseColoursOnATerminalThatWantsThem() {
        assertThat(shell.run("sim", "--help").out()).doesNotContain("\u001B");
        shell.on(new Terminal(true, true, true, true));
        assertThat(shell.run("sim", "--help").out()).contains("\u001B[");
        shell.api().answer("GET /v1/number-pools?limit=1000", "{\"items\":[]}");
        assertThat(shell.run("number", "pool", "list").out()).startsWith("\u001B[1mPOOL");
        shell.on(new Terminal(true, true, true, false));
        assertThat(shell.run("number", "pool", "list").out()).startsWith("POOL");
    }

    @Test
    void shouldCompleteInBash() throws Exception {
        Path script = write("completion", "bash");

        assertThat(Bash.bash("-n", script.toString())).isEmpty();
        assertThat(Bash.complete(script, "simctl", "sim", "act")).isEqualTo("activate");
        assertThat(Bash.complete(script, "simctl", "number", "pool", "cre")).isEqualTo("create");
        assertThat(Bash.complete(script, "simctl", "sim", "list", "--output", "j"))
                .isEqualTo("json");
        assertThat(Bash.complete(script, "simctl", "sim", "list", "--state", "sus"))
                .isEqualTo("suspended");
        assertThat(Bash.complete(script, "simctl", "plan", "sell", "--idem")).isEqualTo("--idempotency-key");
    }

    @Test
    void shouldStartFromAnyFolderAndSayWhatIsMissing() throws Exception {
        Path script = Files.copy(Path.of("src/main/scripts/simctl"), folder.resolve("simctl"));

        assertThat(Bash.bash("-n", script.toString())).isEmpty();
        Process process = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("simctl: there is no simctl.jar beside ");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void shouldCompleteInZsh() throws Exception {
        Path script = write("completion", "zsh");

        assertThat(Files.readString(script)).startsWith("#compdef simctl\n").contains("bashcompinit");
        assertThat(Bash.bash("-n", script.toString())).isEmpty();
        assumeThat(Bash.isOnPath("zsh")).isTrue();
        assertThat(Bash.run("zsh", "-n", script.toString())).isEmpty();
    }

    @Test
    void shouldWriteAManualPageForEachCommand() throws Exception {
        Result result = shell.run("man", folder.resolve("man1").toString());

        assertThat(result.exit()).isZero();
        List<Path> pages;
        try (Stream<Path> files = Files.list(folder.resolve("man1"))) {
            pages = files.sorted().toList();
        }
        assertThat(pages).hasSizeGreaterThan(45);
        Path page = folder.resolve("man1/simctl-sim-import.1");
        assertThat(Files.readString(page))
                .startsWith(".TH \"SIMCTL\\-SIM\\-IMPORT\" \"1\"")
                .contains(".SH SYNOPSIS", ".SH EXIT STATUS", ".SH EXAMPLES", "SIMCTL_TOKEN")
                .doesNotContain("$", "%n");
        assumeThat(Bash.isOnPath("groff")).isTrue();
        for (Path each : pages) {
            assertThat(Bash.run("groff", "-man", "-ww", "-Tutf8", "-z", each.toString()))
                    .isEmpty();
        }
        assertThat(Bash.run("groff", "-man", "-Tutf8", "-P-cbou", page.toString()))
                .contains("simctl-sim-import - Imports a batch of SIMs")
                .contains("--keep-going")
                .contains("Part of a batch was done");
    }

    private Path write(String... args) throws IOException {
        return Files.writeString(folder.resolve("script"), shell.run(args).out());
    }
}
