package io.silkroam.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are written {@code writer.sequence@second}. */
class JournalMergeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            by time, not by writer        | 1.1@10 1.2@30 2.1@20                | 9 | -  | 1.1 2.1 1.2
            one writer alone              | 1.1@10 1.2@20                       | 2 | -  | 1.1 1.2
            the same instant: by writer   | 1.1@10 2.1@10 2.2@10 1.2@10         | 9 | -  | 1.1 1.2 2.1 2.2
            also at the end of a page     | 1.1@10 2.1@10                       | 1 | -  | 1.1
            no further than a full page   | 1.1@10 1.2@20 2.1@15 2.2@40         | 2 | -  | 1.1 2.1 1.2
            the shortest full page counts | 1.1@10 1.2@90 2.1@15 2.2@20 3.1@21  | 2 | -  | 1.1 2.1 2.2
            a page that is not full ends  | 1.1@10 1.2@20 2.1@50                | 3 | -  | 1.1 1.2 2.1
            a row that was left out       | 1.1@10 1.2@20 2.1@15 2.2@40         | 9 | 17 | 1.1 2.1
            left out, and a full page     | 1.1@10 1.2@20 2.1@15 2.2@40         | 2 | 90 | 1.1 2.1 1.2
            a clock that stepped back     | 1.1@30 1.2@10 1.3@40 2.1@20 2.2@35  | 9 | -  | 2.1 1.1 1.2 2.2 1.3
            stepped back at a page's end  | 1.1@30 1.2@10 2.1@25 2.2@31         | 2 | -  | 2.1 1.1 1.2
            """)
    void shouldOrderByTime(String what, String rows, int full, Long beyond, String merged) {
        Optional<Instant> leftOut = Optional.ofNullable(beyond).map(Instant::ofEpochSecond);
        assertThat(places(JournalMerge.merge(entries(rows), full, leftOut)))
                .as(what)
                .containsExactly(merged.split(" ", -1));
    }

    @Test
    void shouldComeToTheSameOrderInPagesOfAnySize() {
        for (long seed = 1; seed <= 50; seed++) {
            assertSameOrderInPages(seed);
        }
    }

    private static void assertSameOrderInPages(long seed) {
        Random random = new Random(seed);
        List<JournalEntry> all = new ArrayList<>();
        for (int writer = 1; writer <= 5; writer++) {
            long second = random.nextInt(50);
            for (int sequence = 1; sequence <= random.nextInt(60); sequence++) {
                second += random.nextInt(9);
                all.add(entry(writer, sequence, second));
            }
        }
        List<JournalEntry> atOnce = JournalMerge.merge(all, Integer.MAX_VALUE, Optional.empty());
        for (int full = 1; full < 20; full += 3) {
            assertThat(places(inPages(all, full)))
                    .as("seed %d, pages of %d", seed, full)
                    .isEqualTo(places(atOnce));
        }
    }

    private static List<JournalEntry> inPages(List<JournalEntry> all, int full) {
        List<JournalEntry> merged = new ArrayList<>();
        Map<Long, Long> last = new HashMap<>();
        while (merged.size() < all.size()) {
            Map<Long, Integer> taken = new HashMap<>();
            List<JournalEntry> page = all.stream()
                    .filter(e -> e.sequence() > last.getOrDefault(e.writer(), 0L))
                    .filter(e -> taken.merge(e.writer(), 1, Integer::sum) <= full)
                    .toList();
            List<JournalEntry> next = JournalMerge.merge(page, full, Optional.empty());
            assertThat(next).isNotEmpty();
            next.forEach(e -> last.put(e.writer(), e.sequence()));
            merged.addAll(next);
        }
        return merged;
    }

    private static List<String> places(List<JournalEntry> entries) {
        return entries.stream().map(e -> e.writer() + "." + e.sequence()).toList();
    }

    private static List<JournalEntry> entries(String rows) {
        List<JournalEntry> entries = new ArrayList<>();
        for (String row : rows.split(" ", -1)) {
            String[] part = row.split("[.@]", -1);
            entries.add(entry(Long.parseLong(part[0]), Long.parseLong(part[1]), Long.parseLong(part[2])));
        }
        return entries;
    }

    private static JournalEntry entry(long writer, long sequence, long second) {
        return new JournalEntry(
                writer,
                sequence,
                UsageRecord.of(UsageKind.SESSION_OPENED, Instant.ofEpochSecond(second), 1, "204080000000100")
                        .build());
    }
}
