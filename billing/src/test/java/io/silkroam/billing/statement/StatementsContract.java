package io.silkroam.billing.statement;

import static io.silkroam.billing.books.House.GIGABYTE;
import static io.silkroam.billing.books.House.bought;
import static io.silkroam.billing.books.House.ended;
import static io.silkroam.billing.books.House.inFrance;
import static io.silkroam.billing.books.House.used;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.books.House;
import io.silkroam.billing.statement.Statement.Day;
import io.silkroam.billing.statement.Statement.Line;
import io.silkroam.billing.tariff.Run;
import io.silkroam.sim.Money;
import io.silkroam.store.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements say what the ledger says, to the cent. */
abstract class StatementsContract {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private Database database;
    private House house;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
        house = new House(database);
        house.sim(House.IMSI);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Statements statements() {
        return new Statements(database, house.ground.settings(), house.prices::tariffs);
    }

    private void month() {
        house.bookkeeper()
                .book(List.of(
                        house.row(1, bought(1, GIGABYTE, 1200)),
                        house.row(1, used(1, GIGABYTE, 300_000_000)),
                        house.row(1, inFrance(UsageKind.FREE).quantity(UsageUnit.OCTETS, 20_000_001)),
                        house.row(1, ended(1, GIGABYTE, "data", UsageUnit.OCTETS, 700_000_000))));
    }

    @Test
    void shouldTellWhatAPartnerIsOwedAsTheLedgerHasIt() {
        month();

        Statement orange = statements().of("orange", NOVEMBER).orElseThrow();
        Statement kpn = statements().of("kpn", NOVEMBER).orElseThrow();

        assertThat(orange.lines())
                .containsExactly(new Line(
                        TODAY,
                        Run.VISITED,
                        "20810",
                        "208",
                        "EUR 1.05 per GB",
                        UsageUnit.OCTETS,
                        2,
                        320_000_001,
                        320_000_001,
                        Money.of(34, "EUR"),
                        false,
                        Optional.empty()));
        assertThat(orange.totals()).containsExactly(Money.of(34, "EUR"));
        assertThat(orange.total()).contains(Money.of(34, "EUR"));
        assertThat(kpn.totals()).containsExactly(Money.of(29, "EUR"));
        assertThat(house.balances()).contains("payable/kpn EUR -29", "payable/orange EUR -34");
    }

    @Test
    void shouldTellWhatTheMonthWasWorthByDay() {
        month();

        List<Day> days = statements()
                .of("kpn", NOVEMBER)
                .orElseThrow()
                .month()
                .orElseThrow()
                .days();

        assertThat(days).hasSize(30);
        assertThat(days.get(27)).isEqualTo(new Day(TODAY, 298, 694, 0, 63));
        assertThat(days.get(27).margin()).isEqualTo(929);
        assertThat(days.get(26)).isEqualTo(new Day(TODAY.minusDays(1), 0, 0, 0, 0));
        assertThat(house.balances()).contains("revenue/breakage EUR -694", "revenue/use EUR -298");
    }

    @Test
    void shouldFlagWhatIsAboveTheCapOfItsDay() {
        house.prices.put("orange,visited,208,octets,1.11,EUR,1GB,1,,");
        month();

        assertThat(statements().of("orange", NOVEMBER).orElseThrow().lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.overCap()).isTrue();
                    assertThat(line.cap()).contains("EUR 1.10 per GB");
                });
    }

    @Test
    void shouldKnowPartnersOfTheTariffsThatWereOwedNothingYet() {
        Statement kpn = statements().of("kpn", NOVEMBER).orElseThrow();

        assertThat(kpn.lines()).isEmpty();
        assertThat(kpn.totals()).isEmpty();
        assertThat(statements().of("vodafone", NOVEMBER)).isEmpty();
    }

    @Test
    void shouldSayWhichAmountsHaveNoRate() {
        house.prices.put("orange,visited,208,octets,8.10,CNY,1GB,1,,");
        month();

        Statement orange = statements().of("orange", NOVEMBER).orElseThrow();

        assertThat(orange.totals()).containsExactly(Money.of(259, "CNY"));
        assertThat(orange.total()).isEmpty();
        assertThat(orange.month().orElseThrow().unconverted()).containsExactly("CNY");
        assertThat(StatementText.of(orange)).isEqualTo("""
                Wholesale statement: what we owe to orange for November 2026

                COUNTRY          NETWORK  FOR      PRICE                  RECORDS                   USED       AMOUNT
                France           208-10   visited  CNY 8.10 / GB                2     320,000,001 octets     CNY 2.59
                Sum                                without VAT                                    320 MB     CNY 2.59
                                                   in EUR                                                     no rate

                What the month was worth to us, without VAT
                Revenue from use                         EUR 2.98
                Breakage, units that lapsed              EUR 6.94
                Wholesale cost of all partners          EUR -0.29
                Margin                                   EUR 9.63  (97.1 % of revenue)
                Amounts in CNY are left out: there is no rate of exchange.
                """);
    }

    @Test
    void shouldTellTheMonthOfTheZoneInWhichDaysBegin() {
        house.bookkeeper()
                .book(List.of(house.row(
                        1,
                        UsageRecord.of(UsageKind.FREE, Instant.parse("2026-11-30T23:30:00Z"), 7, House.IMSI)
                                .plmn("20408")
                                .quantity(UsageUnit.OCTETS, 1_000_000_000))));

        assertThat(statements().of("kpn", NOVEMBER).orElseThrow().lines()).isEmpty();
        assertThat(statements().of("kpn", NOVEMBER.plusMonths(1)).orElseThrow().totals())
                .containsExactly(Money.of(90, "EUR"));
    }
}
