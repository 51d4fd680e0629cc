package io.silkroam.billing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.export.manifest.Manifest;
import io.silkroam.cli.CommandShell.Result;
import io.silkroam.cli.remote.ArrivingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code billctl verify}: what lies in a folder against what its manifests say, with no gateway anywhere. */
class VerifyTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        shell = Shell.open();
        shell.environment().clear();
        file(1, "record_id\r\n3/1\r\n3/2\r\n");
        file(2, "record_id\r\n");
    }

    @AfterEach
    void close() {
        assertThat(shell.api().requests()).isEmpty();
        shell.close();
    }

    private Path file(long sequence, String text) throws IOException {
        String name = "usage-%05d-r1-20261101-20261201-machine-en.csv".formatted(sequence);
        Path file = Files.writeString(folder.resolve(name), text);
        Manifest manifest = new Manifest(
                name,
                "usage",
                "",
                sequence,
                1,
                "machine",
                "en",
                new Manifest.Period("2026-11-01", "2026-12-01", "Europe/Amsterdam"),
                text.lines().count() - 1,
                0,
                List.of(),
                text.length(),
                ArrivingFile.sha256Of(file),
                new Manifest.Layout("usage", 1, "abc"),
                new Manifest.Source(7, -1, "", "", "2026-12-01T01:00:00Z", "ann", "silkroam test"));
        Files.writeString(folder.resolve(manifest.fileName()), manifest.text());
        return file;
    }

    @Test
    void shouldSayThatAllIsAsItWas() {
        assertThat(shell.transcript("verify", folder.toString())).isEqualTo("""
                2> 2 files with 2 rows: all as their manifests say.
                exit 0
                """);
        assertThat(shell.run("verify", folder.toString(), "-o", "json").out()).isEqualTo("""
                {
                  "files": 2,
                  "rows": 2,
                  "good": true,
                  "findings": []
                }
                """);
    }

    @Test
    void shouldSayWhatIsNotAsItWasAndWhatIsMissing() throws IOException {
        Path third = file(4, "record_id\r\n3/9\r\n");
        Files.writeString(third, "record_id\r\n3/8\r\n");

        Result result = shell.run("verify", folder.toString());

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out())
                .contains("was changed", "number 3 is missing between 2 and 4")
                .contains("FILE", "PROBLEM");
        assertThat(result.err()).isEqualTo("3 files with 3 rows: 2 findings.\n");
    }

    @Test
    void shouldRefuseWhatIsNoFolder() {
        assertThat(shell.transcript("verify", "/nowhere")).isEqualTo("""
                2> billctl verify: /nowhere is no folder
                2>   Check the path.
                exit 2
                """);
    }
}
