package io.silkroam.billing.books;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.TestJournal;
import io.silkroam.billing.UsageJournal;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageRecordBuilder;
import io.silkroam.billing.UsageUnit;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures booking: a journal of four writers with so many rows of usage, of one subscriber for each twenty of them, in
 * networks of France and at home, is read and booked in batches as the feed does it. Their purchases are booked before
 * the time is taken. Arguments: h2 or postgresql, how many rows, and the rows of a batch (5000).
 */
public final class BookingSpeed {
    private static final int WRITERS = 4;
    private static final int CHUNK = 10_000;
    private static final int ROWS_EACH = 20;
    private static final List<String> NETWORKS = List.of("20801", "20810", "20815", "20820", "20408", "20410");

    private final String store;
    private final House house;
    private final Random random = new Random(5);
    private final Map<Long, Long> sequences = new HashMap<>();
    private final long subscribers;
    private final long rows;

    private BookingSpeed(String store, House house, long rows) {
        this.store = store;
        this.house = house;
        this.rows = rows;
        this.subscribers = Math.max(1, rows / ROWS_EACH);
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("booking-speed");
        int batch = args.length > 2 ? Integer.parseInt(args[2]) : 5_000;
        try (Database database = args[0].equals("h2") ? TestDatabases.h2(folder) : TestDatabases.postgresql()) {
            BookingSpeed speed = new BookingSpeed(args[0], new House(database), Long.parseLong(args[1]));
            Bookkeeper books = speed.house.bookkeeper();
            speed.inventory();
            speed.purchases();
            speed.book(books, batch, "purchases");
            speed.usage();
            speed.analyze();
            speed.book(books, batch, "usage");
        }
        System.exit(0);
    }

    private void inventory() {
        house.transact(connection -> {
            try (PreparedStatement sims = connection.prepareStatement("""
                            INSERT INTO sim (iccid, imsis, msisdn, state, card_state, network_state, batch, version,
                                             imported_at, changed_at)
                            SELECT CONCAT('893100000', n), CONCAT('20408', n), CONCAT('316', n), 'SOLD', 'NONE', 'DONE',
                                   'test', 1, 0, 0 FROM UNNEST(CAST(? AS bigint ARRAY)) AS s(n)
                            """);
                    PreparedStatement names = connection.prepareStatement("""
                            INSERT INTO sim_imsi (imsi, iccid) SELECT CONCAT('20408', n), CONCAT('893100000', n)
                              FROM UNNEST(CAST(? AS bigint ARRAY)) AS s(n)
                            """)) {
                Long[] numbers = new Long[Math.toIntExact(subscribers)];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = number(i);
                }
                sims.setArray(1, connection.createArrayOf("bigint", numbers));
                names.setArray(1, connection.createArrayOf("bigint", numbers));
                for (int writer = 0; writer < WRITERS; writer++) {
                    TestJournal.addWriter(connection);
                }
                return sims.executeUpdate() + names.executeUpdate();
            }
        });
    }

    private static long number(long subscriber) {
        return 1_000_000_000L + subscriber;
    }

    private void purchases() {
        write(subscribers, i -> record(UsageKind.PURCHASE, i, House.NOW)
                .plan(1, House.GIGABYTE)
                .amount(1_200, "EUR")
                .detail("web-" + i));
    }

    /** Nine of ten rows are covered; the rest are zero-rated. */
    private void usage() {
        write(rows, i -> {
            Instant at = House.NOW.plus(Duration.ofMillis(40 * i));
            boolean free = random.nextInt(10) == 0;
            UsageRecordBuilder row = record(free ? UsageKind.FREE : UsageKind.USAGE, random.nextLong(subscribers), at)
                    .request("pgw.example;" + i / 3 + ";1;app", 2, i % 7)
                    .originHost("pgw.example")
                    .eventAt(at.minusMillis(300))
                    .ratingGroup(free ? 201 : 0)
                    .plmn(NETWORKS.get(random.nextInt(NETWORKS.size())))
                    .zone("EEA")
                    .quantity(UsageUnit.OCTETS, 1 + random.nextInt(20_000_000));
            return free ? row : row.plan(1, House.GIGABYTE).allowance("data");
        });
    }

    private static UsageRecordBuilder record(UsageKind kind, long subscriber, Instant at) {
        return UsageRecord.of(kind, at, 1_000 + subscriber, "20408" + number(subscriber));
    }

    private interface Row {
        UsageRecordBuilder of(long index);
    }

    private void write(long count, Row row) {
        for (long done = 0; done < count; ) {
            List<JournalEntry> chunk = new ArrayList<>();
            for (; chunk.size() < CHUNK && done < count; done++) {
                long writer = 1 + done % WRITERS;
                long sequence = sequences.merge(writer, 1L, Long::sum);
                chunk.add(new JournalEntry(writer, sequence, row.of(done).build()));
            }
            house.transact(connection -> TestJournal.append(connection, chunk));
        }
    }

    /** As a server does by itself after a while. */
    private void analyze() {
        house.run("ANALYZE");
    }

    private void book(Bookkeeper books, int batch, String what) {
        UsageJournal journal = new UsageJournal(house.database());
        JournalCursor cursor = books.booked();
        long cpu = cpuNanos();
        long server = serverMillis();
        long start = System.nanoTime();
        long reading = 0;
        long booked = 0;
        while (true) {
            long before = System.nanoTime();
            List<JournalEntry> page = journal.inOrder(cursor, batch);
            reading += System.nanoTime() - before;
            if (page.isEmpty()) {
                break;
            }
            booked += books.book(page).all();
            cursor = cursor.after(page);
        }
        long millis = Math.max(1, (System.nanoTime() - start) / 1_000_000);
        System.out.printf(
                "%s: %d rows booked in %d ms (%d ms of it reading the journal, %d ms on our processor, "
                        + "%d ms on the server's), %d rows/s%n",
                what,
                booked,
                millis,
                reading / 1_000_000,
                (cpuNanos() - cpu) / 1_000_000,
                serverMillis() - server,
                1_000 * booked / millis);
    }

    /** On processors, of the server's processes that serve us; what the machine would do with nothing else on it. */
    private long serverMillis() {
        if (store.equals("h2")) {
            return 0;
        }
        return house.strings("SELECT pid FROM pg_stat_activity WHERE datname = current_database()").stream()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toMillis)
                .sum();
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
