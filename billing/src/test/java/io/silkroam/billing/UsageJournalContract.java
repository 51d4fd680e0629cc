package io.silkroam.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal in the order of time, page by page; the same on both stores. */
abstract class UsageJournalContract {
    @TempDir
    private Path directory;

    private Database database;
    private JournalTable table;
    private UsageJournal journal;

    abstract Database openDatabase(Path directory);

    @BeforeEach
    void open() {
        database = openDatabase(directory);
        table = new JournalTable(database);
        journal = new UsageJournal(database);
        for (long writer = 1; writer <= 4; writer++) {
            table.writer();
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldReadSeveralWritersInOrderOfTime() {
        table.rows(1, 1, at(10), at(40));
        table.rows(3, 1, at(20), at(30), at(50));

        assertThat(places(journal.inOrder(JournalCursor.START, 100)))
                .containsExactly("1.1", "3.1", "3.2", "1.2", "3.3");
        assertThat(places(journal.inOrder(new JournalCursor(Map.of(1L, 1L, 3L, 2L)), 100)))
                .containsExactly("1.2", "3.3");
        assertThat(journal.inOrder(new JournalCursor(Map.of(1L, 2L, 3L, 3L)), 100))
                .isEmpty();
    }

    @Test
    void shouldComeToTheSameOrderInPagesOfAnySize() {
        table.rows(1, 1, seconds(10, 25, 26, 60));
        table.rows(2, 1, seconds(5, 6, 7, 8, 9, 11, 30, 31, 70));
        table.rows(4, 1, seconds(1, 90));
        List<String> atOnce = places(journal.inOrder(JournalCursor.START, 100));
        assertThat(atOnce).hasSize(15).startsWith("4.1", "2.1").endsWith("2.9", "4.2");

        for (int limit : new int[] {1, 2, 3, 4, 7, 14}) {
            List<String> read = new ArrayList<>();
            JournalCursor cursor = JournalCursor.START;
            List<JournalEntry> page = journal.inOrder(cursor, limit);
            while (!page.isEmpty()) {
                assertThat(page).hasSizeLessThanOrEqualTo(limit);
                read.addAll(places(page));
                cursor = cursor.after(page);
                page = journal.inOrder(cursor, limit);
            }
            assertThat(read).as("pages of %d", limit).isEqualTo(atOnce);
        }
    }

    @Test
    void shouldRefuseToStepOverAHole() {
        table.rows(1, 1, at(10), at(11));
        table.rows(2, 1, seconds(1));
        table.rows(2, 3, seconds(2));
        assertThatThrownBy(() -> journal.inOrder(JournalCursor.START, 100))
                .isInstanceOf(JournalHoleException.class)
                .hasMessage("journal of writer 2 continues with row 3 instead of 2");
        JournalCursor before = new JournalCursor(Map.of(2L, 1L));
        assertThatThrownBy(() -> journal.inOrder(before, 100)).isInstanceOf(JournalHoleException.class);
    }

    @Test
    void shouldTellWhatIsLeft() {
        assertThat(journal.rest(JournalCursor.START)).isEqualTo(new UsageJournal.Rest(0, Optional.empty()));
        table.rows(1, 1, at(10), at(40));
        table.rows(3, 1, at(20), at(30), at(50));

        assertThat(journal.rest(JournalCursor.START)).isEqualTo(new UsageJournal.Rest(5, Optional.of(at(10))));
        assertThat(journal.rest(new JournalCursor(Map.of(1L, 1L, 3L, 1L))))
                .isEqualTo(new UsageJournal.Rest(3, Optional.of(at(30))));
        assertThat(journal.rest(new JournalCursor(Map.of(1L, 2L, 3L, 3L))))
                .isEqualTo(new UsageJournal.Rest(0, Optional.empty()));
    }

    private static List<String> places(List<JournalEntry> entries) {
        return entries.stream().map(e -> e.writer() + "." + e.sequence()).toList();
    }

    private static Instant[] seconds(int... seconds) {
        return IntStream.of(seconds).mapToObj(UsageJournalContract::at).toArray(Instant[]::new);
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(1_800_000_000L + second);
    }
}
