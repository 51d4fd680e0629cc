package io.silkroam.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Puts the pages of several writers into one order of time, as far as the pages reach. A writer's own order is kept
 * also where its clock stepped back. Pure.
 */
public final class JournalMerge {

    /** A page's row, and its time as it counts here: never before that of the row before it. */
    private record Timed(JournalEntry entry, Instant time) {
        private static final Comparator<Timed> ORDER =
                Comparator.comparing(Timed::time).thenComparing(t -> t.entry().writer());
    }

    private JournalMerge() {}

    /** These rows in order of time. */
    public static List<JournalEntry> inOrder(List<JournalEntry> rows) {
        return merge(rows, Integer.MAX_VALUE, Optional.empty());
    }

    /**
     * @param rows each writer's next rows, in its order
     * @param full how many rows make a page of which more may follow
     * @param beyond the time of the earliest row that was left out, if there is any
     */
    static List<JournalEntry> merge(List<JournalEntry> rows, int full, Optional<Instant> beyond) {
        Map<Long, List<Timed>> pages = pages(rows);
        Optional<Timed> end = firstEnd(pages, full);
        PriorityQueue<Cursor> heads = new PriorityQueue<>(Comparator.comparing(Cursor::head, Timed.ORDER));
        pages.values().forEach(page -> heads.add(new Cursor(page, 0)));
        List<JournalEntry> merged = new ArrayList<>();
        while (!heads.isEmpty()) {
            Cursor next = heads.remove();
            // What is later may have to stand behind a row that was not read.
            if (end.filter(e -> Timed.ORDER.compare(next.head(), e) > 0).isPresent()
                    || beyond.filter(next.head().time()::isAfter).isPresent()) {
                break;
            }
            merged.add(next.head().entry());
            if (next.at() + 1 < next.page().size()) {
                heads.add(new Cursor(next.page(), next.at() + 1));
            }
        }
        return merged;
    }

    private record Cursor(List<Timed> page, int at) {
        Timed head() {
            return page.get(at);
        }
    }

    private static Map<Long, List<Timed>> pages(List<JournalEntry> rows) {
        Map<Long, List<Timed>> pages = new TreeMap<>();
        for (JournalEntry row : rows) {
            List<Timed> page = pages.computeIfAbsent(row.writer(), w -> new ArrayList<>());
            Instant at = row.record().at();
            Instant before = page.isEmpty() ? at : page.get(page.size() - 1).time();
            page.add(new Timed(row, at.isBefore(before) ? before : at));
        }
        return pages;
    }

    /** The first last row of a page of which more may follow; what follows has its time or a later one. */
    private static Optional<Timed> firstEnd(Map<Long, List<Timed>> pages, int full) {
        return pages.values().stream()
                .filter(page -> page.size() >= full)
                .map(page -> page.get(page.size() - 1))
                .min(Timed.ORDER);
    }
}
