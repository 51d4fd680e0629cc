package io.silkroam.billing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.manifest.Total;
import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of sales, ledger, wholesale and balances hold, on both stores. */
abstract class KindsContract {
    private static final LocalDate NOV_1 = LocalDate.of(2026, 11, 1);
    private static final LocalDate DEC_1 = LocalDate.of(2026, 12, 1);
    private static final LocalDate JAN_1 = LocalDate.of(2027, 1, 1);
    private static final Instant IN_NOVEMBER = Instant.parse("2026-11-11T10:15:30Z");
    private static final Instant IN_DECEMBER = Instant.parse("2026-12-12T10:15:30Z");
    private static final TestBooks.Paid TWELVE_EURO = new TestBooks.Paid(1200, 208, "EUR");

    @TempDir
    private Path directory;

    private Database database;
    private TestBooks books;
    private TestGround ground;
    private Exports exports;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
        books = new TestBooks(database);
        ground = new TestGround(database, directory.resolve("exports"));
        exports = ground.exports();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldListSalesWithTheirVatInBothCurrencies() throws IOException {
        books.sale("SALE", IN_NOVEMBER, 1, "wechat-go-1gb@1", "order-17", TWELVE_EURO);
        books.sale("SALE", IN_NOVEMBER, 2, "wechat-go-1gb@1", "wx-18", new TestBooks.Paid(9600, 1666, "CNY"));
        books.sale("REFUND", IN_NOVEMBER, 1, "wechat-go-1gb@1", "order-17", new TestBooks.Paid(-1200, -208, "EUR"));
        books.breakage(IN_NOVEMBER, 3, "wechat-go-1gb@1", 5);

        ExportedFile file = make(ExportKind.SALES, NOV_1, DEC_1, "", "zh");

        List<String> lines = lines(file);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1))
                .contains(",wechat-go-1gb@1,微信出行卡 1 GB,order-17,wechat-pay,EUR,12.00,9.92,21.00,2.08,inclusive,"
                        + "EUR,12.00,9.92,2.08,false,");
        assertThat(lines.get(2)).contains(",CNY,96.00,79.34,21.00,16.66,inclusive,EUR,12.00,9.91,2.09,");
        assertThat(lines.get(3)).contains(",refund,").contains(",EUR,-12.00,-9.92,21.00,-2.08,");
        assertThat(file.manifest().totals())
                .containsExactly(
                        new Total("VAT", "CNY", "16.66"),
                        new Total("VAT", "EUR", "0.00"),
                        new Total("book VAT", "EUR", "2.09"),
                        new Total("book gross", "EUR", "12.00"),
                        new Total("book net", "EUR", "9.91"),
                        new Total("gross", "CNY", "96.00"),
                        new Total("gross", "EUR", "0.00"),
                        new Total("net", "CNY", "79.34"),
                        new Total("net", "EUR", "0.00"));
    }

    @Test
    void shouldSayWhichRateIsMissing() {
        books.sale("SALE", IN_NOVEMBER, 1, "wechat-go-1gb@1", "order-17", new TestBooks.Paid(100, 0, "USD"));

        assertThatThrownBy(() -> make(ExportKind.SALES, NOV_1, DEC_1, "", "en"))
                .hasMessage("there is no rate from USD to EUR on 2026-11-11; add one to conf/exchange-rates.csv and run"
                        + " it again");
        assertThat(ground.filesLeft()).isEmpty();
    }

    @Test
    void shouldListPostingsThatBalance() throws IOException {
        books.posting(LocalDate.of(2026, 11, 30), "payment-means/wechat-pay", "deferred-revenue", "EUR", 992);
        books.posting(LocalDate.of(2026, 11, 30), "units/sold", "units/owed", "OCTETS", 1_000_000_000);
        books.posting(DEC_1, "payment-means/wechat-pay", "vat", "EUR", 208);
        make(ExportKind.LEDGER, NOV_1, DEC_1, "", "en");
        books.posting(LocalDate.of(2026, 11, 30), "units/owed", "units/used", "EUR-CREDIT", 55);

        ExportedFile november = make(ExportKind.LEDGER, NOV_1, DEC_1, "", "en");
        ExportedFile december = make(ExportKind.LEDGER, DEC_1, JAN_1, "", "en");

        assertThat(lines(november))
                .hasSize(5)
                .anyMatch(l ->
                        l.startsWith("1,2,2026-11-30,") && l.contains(",deferred-revenue,EUR,-9.92,,9.92,seal1,false"));
        assertThat(november.manifest().totals())
                .contains(new Total("debit", "EUR", "9.92"), new Total("credit", "OCTETS", "1000000000"));
        assertThat(lines(december).get(1)).startsWith("4,1,2026-11-30,").endsWith(",EUR-CREDIT,0.55,0.55,,seal4,true");
        assertThat(december.manifest().lateRows()).isEqualTo(2);
        assertThat(december.manifest().rows()).isEqualTo(4);
    }

    @Test
    void shouldRoundALineOfAStatementOnceAndLateOnesByWhatTheirDayGrew() throws IOException {
        // A thousand octets cost 0.11 of a cent: each alone would be nothing, five make a cent and ten another one.
        for (int i = 0; i < 5; i++) {
            books.usage(IN_NOVEMBER, 1_000_000 * 1_000L);
        }
        books.usage(IN_NOVEMBER, 5_000_000);
        long wrong = books.usage(IN_NOVEMBER, 7_000_000);
        ExportedFile november = make(ExportKind.WHOLESALE, NOV_1, DEC_1, "kpn", "en");
        books.correct(wrong, IN_NOVEMBER, 7_000_000, 9_000_000);
        books.usage(IN_NOVEMBER, 4_000_000);
        books.usage(IN_DECEMBER, 1_000_000);

        ExportedFile december = make(ExportKind.WHOLESALE, DEC_1, JAN_1, "kpn", "en");

        assertThat(lines(november)).hasSize(2);
        // 5,012,000,000 octets at EUR 0.0011 for a million are 5.5132.
        assertThat(lines(november).get(1))
                .isEqualTo("kpn,host,2026-11-11,26201,262,01," + "\"" + TestBooks.HOST_LINE + "\""
                        + ",OCTETS,7,5012000000,5012000000,5.51,EUR,0,false");
        // 5,018,000,000 are 5.5198, so the late line adds a cent; December's million alone is nothing.
        assertThat(lines(december).get(1)).contains(",OCTETS,1,6000000,6000000,0.01,EUR,0,true");
        assertThat(lines(december).get(2)).contains(",2026-12-12,").endsWith(",1000000,1000000,0.00,EUR,0,false");
        assertThat(make(ExportKind.WHOLESALE, NOV_1, DEC_1, "kpn", "nl")
                        .manifest()
                        .rows())
                .isEqualTo(1);
    }

    @Test
    void shouldStateOnlyWhatThePartnerIsOwed() throws IOException {
        books.usage(IN_NOVEMBER, 3_000_000);

        assertThat(lines(make(ExportKind.WHOLESALE, NOV_1, DEC_1, "dt", "en")))
                .hasSize(2)
                .last()
                .asString()
                .contains("dt,visited,")
                .contains(",1.50,EUR,");
        assertThatThrownBy(() -> make(ExportKind.WHOLESALE, NOV_1, DEC_1, "knp", "en"))
                .hasMessage("no tariff has a partner 'knp'; see conf/tariffs");
        assertThatThrownBy(() -> make(ExportKind.WHOLESALE, NOV_1, DEC_1, "", "en"))
                .hasMessage("wholesale needs a partner");
        assertThatThrownBy(() -> make(ExportKind.USAGE, NOV_1, DEC_1, "kpn", "en"))
                .hasMessage("usage has no partner");
    }

    @Test
    void shouldTellWhatWasLeftAtTheEndOfAPeriodWheneverAsked() throws IOException {
        books.sale("SALE", IN_NOVEMBER, 1, "wechat-go-1gb@1", "order-1", TWELVE_EURO);
        books.usage(IN_NOVEMBER, 250_000);
        books.allowance(1, "wechat-go-1gb@1", 1_000_000, 250_000, 0, 992);
        ExportedFile first = make(ExportKind.BALANCES, NOV_1, DEC_1, "", "en");
        assertThat(lines(first).get(1))
                .isEqualTo("42,204080000000042,31612000042,8931080000000000042,1,wechat-go-1gb@1,WeChat Go 1 GB,data,"
                        + "OCTETS,1000000,250000,0,750000,false,EUR,9.92,21.00,2.48,0.00,7.44");
        byte[] octets = Files.readAllBytes(first.path());
        books.usage(IN_NOVEMBER, 100_000);
        books.usage(IN_DECEMBER, 150_000);
        books.breakage(IN_DECEMBER, 1, "wechat-go-1gb@1", 500_000);
        books.execute("UPDATE sold_allowance SET used = 500000, lapsed = 500000, closed = 1");
        ground.removeFiles();

        assertThat(make(ExportKind.BALANCES, NOV_1, DEC_1, "", "en").path()).hasBinaryContent(octets);

        assertThat(lines(make(ExportKind.BALANCES, DEC_1, JAN_1, "", "en")).get(1))
                .endsWith(",OCTETS,1000000,500000,500000,0,true,EUR,9.92,21.00,4.96,4.96,0.00");
        assertThat(lines(make(ExportKind.BALANCES, JAN_1, JAN_1.plusDays(1), "", "en")))
                .hasSize(1);
    }

    @Test
    void shouldNotListWhatWasGivenBack() throws IOException {
        books.sale("SALE", IN_NOVEMBER, 1, "wechat-go-1gb@1", "order-1", TWELVE_EURO);
        books.allowance(1, "wechat-go-1gb@1", 1_000_000, 0, 0, 992);
        assertThat(lines(make(ExportKind.BALANCES, NOV_1, DEC_1, "", "en"))).hasSize(2);
        books.sale("REFUND", IN_DECEMBER, 1, "wechat-go-1gb@1", "order-1", new TestBooks.Paid(-1200, -208, "EUR"));

        assertThat(lines(make(ExportKind.BALANCES, DEC_1, JAN_1, "", "en"))).hasSize(1);
    }

    private ExportedFile make(ExportKind kind, LocalDate from, LocalDate to, String partner, String language) {
        ExportRequest request = new ExportRequest(kind, from, to, partner, false);
        return exports.make(
                exports.issue(request, "test"), new Rendering(Profile.MACHINE, language), ProgressListener.NONE);
    }

    private static List<String> lines(ExportedFile file) throws IOException {
        return List.of(Files.readString(file.path()).split("\r\n"));
    }
}
