package io.silkroam.billing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are there wholly or not at all. */
class FolderTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void shouldShowAFileOnlyWhenItIsWhole() {
        Folder folder = new Folder(directory, Folder::onDisk);
        try (Folder.Unfinished<String> file = folder.write("a.csv", "one")) {
            assertThat(directory.resolve("a.csv")).doesNotExist();
            file.publish();
        }

        assertThat(directory.resolve("a.csv")).hasContent("one");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
        assertThat(folder.sha256("a.csv")).startsWith("7692c3ad3540bb80");
        assertThat(folder.sha256("b.csv")).isEmpty();
    }

    @Test
    void shouldLeaveNothingOfAFileThatIsNotPublished() {
        Folder folder = new Folder(directory, Folder::onDisk);
        folder.write("a.csv", "one").close();

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldSayWhatToDoWhenTheDiskIsFull() {
        Folder folder = new Folder(directory, FullDisk.with(10));

        assertThatThrownBy(() -> folder.write("a.csv", "more than ten octets"))
                .isInstanceOfSatisfying(
                        ExportException.class, e -> assertThat(e.reason()).isEqualTo(ExportException.Reason.DISK))
                .hasMessageMatching(
                        "no space left in .* \\([0-9]+ MB are free\\) for a.csv: make room and run it again;"
                                + " nothing was left behind");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldRemoveWhatADeadProcessLeft() throws IOException {
        Path old = Files.writeString(directory.resolve(".a.csv.1.part"), "half");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minusSeconds(3 * 86_400)));
        Path fresh = Files.writeString(directory.resolve(".b.csv.2.part"), "half");
        Files.setLastModifiedTime(fresh, FileTime.from(NOW.minusSeconds(60)));

        new Folder(directory, Folder::onDisk).make(NOW);

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }
}
