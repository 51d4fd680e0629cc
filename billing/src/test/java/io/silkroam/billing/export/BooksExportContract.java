package io.silkroam.billing.export;

import static io.silkroam.billing.books.House.GIGABYTE;
import static io.silkroam.billing.books.House.IMSI;
import static io.silkroam.billing.books.House.MIXED;
import static io.silkroam.billing.books.House.NOW;
import static io.silkroam.billing.books.House.bought;
import static io.silkroam.billing.books.House.ended;
import static io.silkroam.billing.books.House.givenBack;
import static io.silkroam.billing.books.House.inFrance;
import static io.silkroam.billing.books.House.used;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.books.Bookkeeper;
import io.silkroam.billing.books.House;
import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.manifest.Total;
import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.billing.export.rows.Issue;
import io.silkroam.store.Database;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files against books that were really kept: to the cent and to the octet, through corrections and what came late. */
abstract class BooksExportContract {
    private static final LocalDate NOV_28 = LocalDate.of(2026, 11, 28);
    private static final Instant NEXT_DAY = NOW.plus(Duration.ofDays(1));

    @TempDir
    private Path directory;

    private House house;
    private Bookkeeper books;
    private TestGround ground;
    private Exports exports;
    private final List<ExportedFile> files = new ArrayList<>();

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        house = new House(openDatabase());
        house.sim(IMSI);
        books = house.bookkeeper();
        ground = new TestGround(house.database(), directory.resolve("exports"));
        exports = ground.exports(house.ground);
    }

    @AfterEach
    void close() {
        house.database().close();
    }

    @Test
    void shouldAddUpToTheLedgerThroughCorrectionsAndWhatComesLate() throws IOException {
        firstDay();
        everything(NOV_28);
        List<byte[]> octets = octets();
        secondDay();
        everything(NOV_28.plusDays(1));

        assertThat(sum(ExportKind.USAGE, "retail units", "OCTETS"))
                .isEqualByComparingTo(ledger("units/used", "OCTETS").negate());
        assertThat(sum(ExportKind.USAGE, "retail units", "MESSAGES"))
                .isEqualByComparingTo(ledger("units/used", "MESSAGES").negate());
        assertThat(owed("kpn"))
                .isEqualByComparingTo(ledger("payable/kpn", "EUR").negate());
        assertThat(owed("orange"))
                .isEqualByComparingTo(ledger("payable/orange", "EUR").negate());
        assertThat(sum(ExportKind.SALES, "VAT", "EUR"))
                .isEqualByComparingTo(ledger("vat", "EUR").negate());
        assertThat(sum(ExportKind.LEDGER, "debit", "EUR"))
                .isEqualByComparingTo(sum(ExportKind.LEDGER, "credit", "EUR"));
        assertThat(last(ExportKind.BALANCES, "deferred", "EUR"))
                .isEqualByComparingTo(ledger("deferred-revenue", "EUR").negate());
        assertThat(last(ExportKind.BALANCES, "left", "OCTETS"))
                .isEqualByComparingTo(ledger("units/owed", "OCTETS").negate());
        assertThat(last(ExportKind.BALANCES, "left", "MINOR"))
                .isEqualByComparingTo(ledger("units/owed", "EUR-CREDIT").negate());

        ground.removeFiles();
        List<byte[]> again = new ArrayList<>();
        for (ExportedFile file : files.subList(0, octets.size())) {
            Issue issue =
                    exports.issues(java.util.Optional.empty(), java.util.Optional.empty(), Long.MAX_VALUE, 100).stream()
                            .filter(i -> file.manifest().name().startsWith(i.name()))
                            .findFirst()
                            .orElseThrow();
            again.add(Files.readAllBytes(make(issue).path()));
        }
        assertThat(again).usingRecursiveComparison().isEqualTo(octets);
    }

    private void firstDay() {
        books.book(List.of(
                house.row(1, bought(11, GIGABYTE, 1200)),
                house.row(1, bought(12, MIXED, 1001)),
                house.row(1, bought(13, MIXED, 1001)),
                house.row(1, used(11, GIGABYTE, 123_456_789)),
                house.row(1, used(12, MIXED, 7_654_321)),
                house.row(1, message(UsageKind.DEBIT, 2, "sms")),
                house.row(1, message(UsageKind.DEBIT, 1, "credit").amount(9, "EUR")),
                house.row(1, inFrance(UsageKind.FREE).quantity(UsageUnit.OCTETS, 55_555)),
                house.row(1, inFrance(UsageKind.OVERUSE).quantity(UsageUnit.OCTETS, 777)),
                house.row(1, used(14, GIGABYTE, 5_000_000))));
    }

    /** Late records, a price that was wrong, a plan given back, one that ends, the sale that was missing. */
    private void secondDay() {
        house.prices.put("kpn,host,*,octets,1.90,EUR,1GB,1,,");
        assertThat(books.rerate(NOW.minus(Duration.ofDays(1)), NOW.plusSeconds(1))
                        .corrected())
                .isPositive();
        books.book(List.of(
                house.row(2, bought(14, GIGABYTE, 1200)),
                house.row(2, used(11, GIGABYTE, 9_876_543)),
                house.row(2, message(UsageKind.REFUND, 1, "sms")),
                house.row(2, message(UsageKind.REFUND, 1, "credit").amount(-9, "EUR"))));
        house.clock.pass(Duration.ofDays(1));
        books.book(List.of(
                house.row(2, used(11, GIGABYTE, 1_000_000).eventAt(NEXT_DAY)),
                house.row(2, givenBack(13, MIXED, 1001).eventAt(NEXT_DAY)),
                house.row(
                        2,
                        ended(11, GIGABYTE, "data", UsageUnit.OCTETS, 1_000_000_000 - 134_333_332)
                                .eventAt(NEXT_DAY))));
    }

    private void everything(LocalDate day) {
        for (ExportKind kind : ExportKind.values()) {
            for (String partner : kind.needsPartner() ? List.of("kpn", "orange") : List.of("")) {
                ExportRequest request = new ExportRequest(kind, day, day.plusDays(1), partner, false);
                files.add(make(exports.issue(request, "test")));
            }
        }
    }

    private ExportedFile make(Issue issue) {
        return exports.make(issue, new Rendering(Profile.MACHINE, "en"), ProgressListener.NONE);
    }

    private List<byte[]> octets() throws IOException {
        List<byte[]> octets = new ArrayList<>();
        for (ExportedFile file : files) {
            octets.add(Files.readAllBytes(file.path()));
        }
        return octets;
    }

    private BigDecimal owed(String partner) {
        return sum(files.stream()
                .filter(f -> f.manifest().partner().equals(partner))
                .flatMap(f -> f.manifest().totals().stream())
                .filter(t -> t.what().endsWith(" amount"))
                .toList());
    }

    private BigDecimal sum(ExportKind kind, String what, String commodity) {
        return sum(files.stream()
                .filter(f -> f.manifest().kind().equals(kind.word()))
                .flatMap(f -> f.manifest().totals().stream())
                .filter(t -> t.what().equals(what) && t.commodity().equals(commodity))
                .toList());
    }

    private BigDecimal last(ExportKind kind, String what, String commodity) {
        TreeMap<Long, ExportedFile> bySequence = new TreeMap<>();
        files.stream()
                .filter(f -> f.manifest().kind().equals(kind.word()))
                .forEach(f -> bySequence.put(f.manifest().sequence(), f));
        return sum(bySequence.lastEntry().getValue().manifest().totals().stream()
                .filter(t -> t.what().equals(what) && t.commodity().equals(commodity))
                .toList());
    }

    private static BigDecimal sum(List<Total> totals) {
        return totals.stream().map(t -> new BigDecimal(t.sum())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** In major units of a currency, or in units. */
    private BigDecimal ledger(String account, String commodity) {
        long sum = house.number("""
                SELECT COALESCE(SUM(amount), 0) FROM ledger_posting WHERE account = '%s' AND commodity = '%s'
                """.formatted(account, commodity));
        return BigDecimal.valueOf(sum, commodity.equals("EUR") ? 2 : 0);
    }

    private static io.silkroam.billing.UsageRecordBuilder message(UsageKind kind, long count, String allowance) {
        return inFrance(kind)
                .quantity(UsageUnit.MESSAGES, count)
                .plan(12, MIXED)
                .allowance(allowance);
    }
}
