package io.silkroam.billing.export;

import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.billing.export.rows.Issue;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How fast a month of usage becomes a file. Arguments: h2 or postgresql, how many rows the file shall have, a folder.
 * Records are made by the database itself: nine of ten abroad, so that ten records give 29 rows.
 */
final class ExportSpeed {
    private static final int ROWS_OF_TEN = 29;
    private static final LocalDate FROM = LocalDate.of(2026, 11, 1);
    private static final long SECONDS = 30 * 86_400L;
    private static final String FILL = """
            INSERT INTO rated_record (writer, sequence, revision, transaction_id, happened, decided, kind,
                   subscriber_id, imsi, msisdn, iccid, session_id, request_number, rating_group, apn, rat_type,
                   charging_id, plmn, zone, unit, quantity, octets_up, octets_down, subscription_id, plan, allowance,
                   paid_minor, retail_nanos, retail_currency, vat_basis_points, host_tariff, host_units, host_nanos,
                   visited_tariff, visited_units, visited_nanos, over_cap, suspense)
            SELECT 1 + MOD(x, 4), x, 1, 1 + x / 2000, %1$d + x * %2$d, %1$d + x * %2$d + 120000,
                   CASE WHEN MOD(x, 7) = 0 THEN 'FREE' ELSE 'USAGE' END,
                   MOD(x * 7919, 50000), CAST(204080000000000 + MOD(x * 7919, 50000) AS varchar),
                   CAST(31612000000 + MOD(x * 7919, 50000) AS varchar),
                   CAST(8931080000000000000 + MOD(x * 7919, 50000) AS varchar),
                   CONCAT('pgw1.epc.mnc008.mcc204.3gppnetwork.org;', 1790000000 + x / 9, ';', MOD(x, 100000)),
                   MOD(x, 9), 100 + MOD(x, 5), 'internet.wechatgo', 'EUTRAN', '00A1E10B',
                   CASE WHEN MOD(x, 10) = 0 THEN '20408' WHEN MOD(x, 3) = 0 THEN '26201' ELSE '20801' END,
                   'EEA', 'OCTETS', 1000000 + MOD(x * 31, 4000000), 10000 + MOD(x, 90000),
                   990000 + MOD(x * 31, 4000000),
                   1 + MOD(x, 3), 'wechat-go-1gb@1', 'data', 0, 9917000 + MOD(x * 31, 4000000) * 10, 'EUR', 2100,
                   1, 1000000 + MOD(x * 31, 4000000), 1100000 + MOD(x, 4000000),
                   CASE WHEN MOD(x, 10) = 0 THEN NULL ELSE 2 END, 1000000 + MOD(x * 31, 4000000),
                   500000000 + MOD(x, 4000000), CASE WHEN MOD(x, 50) = 0 THEN 1 ELSE 0 END, NULL
              FROM %3$s
            """;

    private ExportSpeed() {}

    public static void main(String[] args) throws IOException {
        long wanted = Long.parseLong(args[1]);
        Path directory = Files.createTempDirectory(Path.of(args[2]), "speed");
        boolean embedded = args[0].equals("h2");
        try (Database database = embedded ? TestDatabases.h2(directory) : TestDatabases.postgresql()) {
            fill(database, wanted * 10 / ROWS_OF_TEN);
            Exports exports = new TestGround(database, directory).exports();
            for (Profile profile : Profile.values()) {
                export(exports, new Rendering(profile, "zh"));
            }
        }
    }

    private static void fill(Database database, long records) {
        TestBooks books = new TestBooks(database);
        long step = SECONDS * 1_000_000 / records;
        long first = TestBooks.micros(Instant.parse("2026-10-31T23:00:00Z"));
        long start = System.nanoTime();
        for (long from = 1; from <= records; from += 500_000) {
            long to = Math.min(records, from + 499_999);
            String numbers = database.dialect()
                    .either(
                            "generate_series(CAST(%d AS bigint), CAST(%d AS bigint)) AS g(x)",
                            "SYSTEM_RANGE(CAST(%d AS bigint), CAST(%d AS bigint))")
                    .formatted(from, to);
            books.execute(FILL.formatted(first, step, numbers));
        }
        books.execute("UPDATE book SET last_transaction = " + (records / 2_000 + 1));
        database.read("analyze", connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("ANALYZE");
            }
        });
        System.out.printf("%,d records written in %,d ms%n", records, (System.nanoTime() - start) / 1_000_000);
    }

    private static void export(Exports exports, Rendering rendering) throws IOException {
        Issue issue =
                exports.issue(new ExportRequest(ExportKind.USAGE, FROM, FROM.plusMonths(1), "", false), "measure");
        AtomicLong heap = new AtomicLong();
        long processor = processor();
        long start = System.nanoTime();
        ExportedFile file = exports.make(
                issue,
                rendering,
                rows -> heap.accumulateAndGet(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), Math::max));
        long took = System.nanoTime() - start;
        System.out.printf(
                "%s: %,d rows, %,d MB in %,d ms: %,d rows/s; processor %,d ms; at most %,d MB of %,d MB heap in use%n",
                rendering.word(),
                file.manifest().rows(),
                file.manifest().octets() / 1_000_000,
                took / 1_000_000,
                file.manifest().rows() * 1_000_000_000L / took,
                (processor() - processor) / 1_000_000,
                heap.get() / 1_000_000,
                Runtime.getRuntime().maxMemory() / 1_000_000);
        Files.delete(file.path());
    }

    /** What this process has used, without the database's: tells more than time where others work beside it. */
    private static long processor() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }
}
