package io.silkroam.billing.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageRecordBuilder;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.conf.BillingFile;
import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.tariff.TariffFiles;
import io.silkroam.billing.tariff.Tariffs;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.sim.plan.PlanFile;
import io.silkroam.sim.plan.ZoneFiles;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import io.silkroam.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/ledger.md tells of a plan of EUR 12.00 is what is booked for it, by the configuration as it is shipped. */
class LedgerPageTest {

    private static final Path CONF = Path.of("../conf");
    private static final Path PAGE = Path.of("../docs/ledger.md");
    private static final String PLAN = "wechat-go-1gb@1";
    private static final long MB = 1_000_000;

    @TempDir
    private Path directory;

    private Database database;
    private BillingSettings settings;
    private Bookkeeper bookkeeper;
    private final AtomicReference<Tariffs> tariffs = new AtomicReference<>();
    private long sequence;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabases.h2(directory.resolve("store"));
        settings = BillingFile.read(CONF, directory);
        tariffs.set(TariffFiles.read(CONF, ZoneFiles.read(CONF.resolve("zones"), settings.zone())));
        SettableClock clock = new SettableClock(Instant.parse("2026-11-02T09:00:00Z"));
        PlanCatalogue plans = new PlanCatalogue(database, Set.of("EEA"), clock);
        plans.publish(PlanFile.read(CONF.resolve("plans.yaml"), Set.of("EEA")));
        bookkeeper = new Bookkeeper(new Ground(database, settings, tariffs::get, plans, clock));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldTellWhatIsBooked() throws IOException {
        book("2026-11-02T10:00:00Z", UsageKind.PURCHASE, record -> record.plan(1, PLAN)
                .amount(1200, "EUR")
                .detail("front-desk/1"));
        book("2026-11-03T10:00:00Z", UsageKind.USAGE, record -> covered(record, 300 * MB, "20408"));
        book("2026-11-04T10:00:00Z", UsageKind.USAGE, record -> covered(record, 250 * MB, "20801"));
        book("2026-11-04T11:00:00Z", UsageKind.FREE, record -> record.plmn("20801")
                .quantity(UsageUnit.OCTETS, 100 * MB));
        book("2026-11-18T10:00:00Z", UsageKind.EXPIRY, record -> record.plan(1, PLAN)
                .allowance("data")
                .quantity(UsageUnit.OCTETS, 450 * MB));
        tariffs.set(withFrenchPrice("1.00"));
        bookkeeper.rerate(Instant.parse("2026-10-31T23:00:00Z"), Instant.parse("2026-11-30T23:00:00Z"));

        List<List<String>> told = tables(Files.readString(PAGE));

        for (int i = 0; i < told.size() - 1; i++) {
            assertThat(postings("WHERE transaction_id = " + (i + 1)))
                    .as("step %d", i + 1)
                    .containsExactlyInAnyOrderElementsOf(told.get(i));
        }
        assertThat(postings("WHERE transaction_id = " + told.size()))
                .as("one more")
                .isEmpty();
        assertThat(postings("")).as("what is in the books").containsExactlyElementsOf(told.get(told.size() - 1));
        assertThat(told).hasSize(7);
    }

    private void book(String at, UsageKind kind, UnaryOperator<UsageRecordBuilder> more) {
        UsageRecordBuilder record = UsageRecord.of(kind, Instant.parse(at), 7, "204080000000007");
        bookkeeper.book(
                List.of(new JournalEntry(1, ++sequence, more.apply(record).build())));
    }

    private static UsageRecordBuilder covered(UsageRecordBuilder record, long octets, String plmn) {
        return record.plan(1, PLAN).allowance("data").plmn(plmn).quantity(UsageUnit.OCTETS, octets);
    }

    /** The shipped tariffs, but for what France takes. */
    private Tariffs withFrenchPrice(String price) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("conf/tariffs")).getParent();
        Files.copy(CONF.resolve("eu-wholesale-caps.csv"), folder.resolve("eu-wholesale-caps.csv"));
        Files.copy(CONF.resolve("exchange-rates.csv"), folder.resolve("exchange-rates.csv"));
        String shipped = Files.readString(CONF.resolve("tariffs/kpn.csv"));
        String row = shipped.lines()
                .filter(line -> line.contains("visited") && line.contains(",1.05,"))
                .findFirst()
                .orElseThrow();
        String french = row.replaceFirst("visited,[0-9 ]+,", "visited,208,").replace(",1.05,", "," + price + ",");
        String corrected = shipped.replace(row, row.replace(" 208 ", " ") + "\n" + french);
        Files.writeString(folder.resolve("tariffs/kpn.csv"), corrected);
        return TariffFiles.read(folder, ZoneFiles.read(CONF.resolve("zones"), settings.zone()));
    }

    /** Account, commodity and amount of what is booked, in the minor unit. */
    private List<String> postings(String where) {
        String sql = "SELECT account || ' ' || commodity || ' ' || SUM(amount) FROM ledger_posting " + where
                + " GROUP BY account, commodity HAVING SUM(amount) <> 0 ORDER BY account, commodity";
        return database.read("test", connection -> {
            List<String> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
    }

    /** The page's tables of postings, in their order. */
    private static List<List<String>> tables(String page) {
        List<List<String>> tables = new ArrayList<>();
        for (String line : page.lines().toList()) {
            if (line.startsWith("| Account | Commodity |")) {
                tables.add(new ArrayList<>());
            } else if (line.matches("\\| [a-z/-]+ \\| [A-Z-]+ \\|.*")) {
                List<String> cells = List.of(line.split("\\|", -1));
                boolean credit = cells.get(3).isBlank();
                String digits = cells.get(credit ? 4 : 3).replaceAll("[^0-9]", "");
                String amount = (credit ? "-" : "") + digits.replaceFirst("^0+", "");
                tables.get(tables.size() - 1)
                        .add(cells.get(1).strip() + " " + cells.get(2).strip() + " " + amount);
            }
        }
        return tables;
    }
}
