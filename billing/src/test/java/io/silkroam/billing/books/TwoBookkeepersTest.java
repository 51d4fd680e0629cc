package io.silkroam.billing.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.JournalEntry;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several gateways that book the same rows at once, each in batches of its own size. */
class TwoBookkeepersTest {

    private static final int ROWS = 240;

    @Test
    void shouldBookEachRowOnceOnPostgresql() throws Exception {
        try (Database database = TestDatabases.postgresql()) {
            race(database);
        }
    }

    @Test
    void shouldBookEachRowOnceOnH2(@TempDir Path directory) throws Exception {
        try (Database database = TestDatabases.h2(directory)) {
            race(database);
        }
    }

    private static void race(Database database) throws InterruptedException, ExecutionException {
        House house = new House(database);
        house.sim(House.IMSI);
        List<JournalEntry> rows = new ArrayList<>();
        rows.add(house.row(1, House.bought(11, House.GIGABYTE, 1200)));
        for (int i = 1; i < ROWS; i++) {
            rows.add(house.row(1, House.used(11, House.GIGABYTE, 1_000_000)));
        }
        ExecutorService gateways = Executors.newFixedThreadPool(3);
        try {
            List<Callable<Long>> tasks = List.of(
                    () -> book(house.bookkeeper(), rows, 7),
                    () -> book(house.bookkeeper(), rows, 50),
                    () -> book(house.bookkeeper(), rows, 11));
            long booked = 0;
            for (Future<Long> done : gateways.invokeAll(tasks)) {
                booked += done.get();
            }
            assertThat(booked).isEqualTo(ROWS);
        } finally {
            gateways.shutdownNow();
        }
        assertThat(house.balances()).contains("units/used OCTETS -239000000");
        BooksCheck.of(house).balance();
    }

    private static long book(Bookkeeper books, List<JournalEntry> rows, int batch) {
        long booked = 0;
        for (int from = 0; from < rows.size(); from += batch) {
            booked += books.book(rows.subList(from, Math.min(rows.size(), from + batch)))
                    .all();
        }
        return booked;
    }
}
