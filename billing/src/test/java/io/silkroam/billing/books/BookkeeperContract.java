package io.silkroam.billing.books;

import static io.silkroam.billing.books.House.CHAT;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.RecordId;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageRecordBuilder;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.rating.Reason;
import io.silkroam.billing.rating.Suspended;
import io.silkroam.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is booked for each kind of row, exactly once, on either store. */
abstract class BookkeeperContract {

    private House house;
    private Bookkeeper books;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        house = new House(openDatabase());
        house.sim(IMSI);
        books = house.bookkeeper();
    }

    @AfterEach
    void close() {
        BooksCheck.of(house).balance();
        house.database().close();
    }

    @Test
    void shouldBookASaleOfTwelveEuro() {
        Booked booked = books.book(List.of(house.row(1, bought(11, GIGABYTE, 1200))));

        assertThat(booked.rows()).isEqualTo(Map.of(UsageKind.PURCHASE, 1L));
        assertThat(booked.lastTransaction()).isEqualTo(1);
        assertThat(house.balances())
                .containsExactly(
                        "deferred-revenue EUR -992",
                        "payment-means/ideal EUR 1200",
                        "units/owed OCTETS -1000000000",
                        "units/sold OCTETS 1000000000",
                        "vat EUR -208");
        assertThat(house.strings("SELECT kind || gross_minor || '=' || net_minor || '+' || vat_minor || ' ' || msisdn "
                        + "|| ' ' || reference || ' ' || payment_means FROM sale_entry"))
                .containsExactly("SALE1200=992+208 31600000001 web-4711 ideal");
    }

    @Test
    void shouldRecogniseRevenueWithUseAndBreakageAtTheEnd() {
        books.book(List.of(
                house.row(1, bought(11, GIGABYTE, 1200)),
                house.row(1, used(11, GIGABYTE, 300_000_000)),
                house.row(1, used(11, GIGABYTE, 100_000_000))));
        assertThat(house.balances())
                .containsExactly(
                        "deferred-revenue EUR -595",
                        "payable/kpn EUR -36",
                        "payable/orange EUR -42",
                        "payment-means/ideal EUR 1200",
                        "revenue/use EUR -397",
                        "units/owed OCTETS -600000000",
                        "units/sold OCTETS 1000000000",
                        "units/used OCTETS -400000000",
                        "vat EUR -208",
                        "wholesale-cost/kpn EUR 36",
                        "wholesale-cost/orange EUR 42");

        books.book(List.of(house.row(1, ended(11, GIGABYTE, "data", UsageUnit.OCTETS, 600_000_000))));

        assertThat(house.balances())
                .contains("revenue/use EUR -397", "revenue/breakage EUR -595", "units/lapsed OCTETS -600000000")
                .noneMatch(b -> b.startsWith("deferred-revenue") || b.startsWith("units/owed"));
        assertThat(house.strings("SELECT net_minor || ' ' || units || ' ' || allowance FROM sale_entry "
                        + "WHERE kind = 'BREAKAGE'"))
                .containsExactly("595 600000000 data");
    }

    @Test
    void shouldReverseWhatIsGivenBack() {
        books.book(List.of(house.row(1, bought(11, MIXED, 1001))));
        assertThat(house.balances())
                .containsExactly(
                        "deferred-revenue EUR -1001",
                        "payment-means/ideal EUR 1211",
                        "units/owed EUR-CREDIT -500",
                        "units/owed MESSAGES -3",
                        "units/owed OCTETS -100000000",
                        "units/sold EUR-CREDIT 500",
                        "units/sold MESSAGES 3",
                        "units/sold OCTETS 100000000",
                        "vat EUR -210");
        assertThat(house.strings("SELECT allowance || ' ' || net_minor FROM sold_allowance ORDER BY allowance"))
                .containsExactly("credit 100", "data 701", "sms 200");

        books.book(List.of(house.row(1, givenBack(11, MIXED, 1001))));

        assertThat(house.balances()).isEmpty();
        assertThat(house.strings("SELECT kind || gross_minor FROM sale_entry ORDER BY sequence"))
                .containsExactly("SALE1211", "REFUND-1211");
    }

    @Test
    void shouldBookMessagesPaidFromUnitsAndFromCreditAndTakenBack() {
        books.book(List.of(
                house.row(1, bought(11, MIXED, 1001)),
                house.row(1, message(UsageKind.DEBIT, 2, "sms")),
                house.row(1, message(UsageKind.REFUND, 1, "sms")),
                house.row(1, message(UsageKind.DEBIT, 2, "credit").amount(18, "EUR"))));

        assertThat(house.balances())
                .contains(
                        "units/owed EUR-CREDIT -482",
                        "units/owed MESSAGES -2",
                        "units/paid MESSAGES 2",
                        "units/used MESSAGES -3",
                        "units/used EUR-CREDIT -18",
                        // a third of 200 and 18 of 500 of 100, rounded each
                        "revenue/use EUR -71",
                        // four attempts at 0.2 cent, five at 0.3: the one that was taken back was charged all the same
                        "payable/kpn EUR -1",
                        "payable/orange EUR -1");
        assertThat(house.strings("SELECT quantity || ' ' || retail_nanos || ' ' || paid_minor || ' ' || host_nanos "
                        + "FROM rated_record ORDER BY sequence"))
                .containsExactly("2 1333333333 0 4000000", "-1 -666666667 0 0", "2 36000000 18 4000000");
    }

    @Test
    void shouldEarnAtOnceWhatGivesNothingToUse() {
        books.book(List.of(house.row(1, bought(11, CHAT, 200))));
        assertThat(house.balances()).containsExactly("payment-means/ideal EUR 200", "revenue/breakage EUR -200");

        books.book(List.of(house.row(1, givenBack(11, CHAT, 200))));
        assertThat(house.balances()).isEmpty();
    }

    @Test
    void shouldBookWhatNoPlanCovers() {
        books.book(List.of(
                house.row(1, inFrance(UsageKind.FREE).quantity(UsageUnit.OCTETS, 5)),
                house.row(1, inFrance(UsageKind.OVERUSE).quantity(UsageUnit.OCTETS, 7))));

        assertThat(house.balances())
                .containsExactly("units/free OCTETS 5", "units/uncovered OCTETS 7", "units/used OCTETS -12");
        assertThat(house.number("SELECT units FROM wholesale_line WHERE run = 'HOST'"))
                .isEqualTo(12);
    }

    @Test
    void shouldOnlyStepOverWhatIsWorthNothing() {
        Booked booked = books.book(List.of(
                house.row(1, UsageRecord.of(UsageKind.SESSION_OPENED, NOW, 7, IMSI)),
                house.row(1, UsageRecord.of(UsageKind.NOTICE, NOW, 7, IMSI)),
                house.row(2, UsageRecord.of(UsageKind.STATUS, NOW, 7, IMSI))));

        assertThat(booked.all()).isEqualTo(3);
        assertThat(booked.lastTransaction()).isZero();
        assertThat(books.booked().lastSequences()).isEqualTo(Map.of(1L, 2L, 2L, 1L));
    }

    @Test
    void shouldBookTheSameRowsOnce() {
        List<JournalEntry> rows =
                List.of(house.row(1, bought(11, GIGABYTE, 1200)), house.row(1, used(11, GIGABYTE, 1_000)));
        books.book(rows);
        List<String> once = house.balances();

        Booked again = books.book(rows);
        Booked more = books.book(List.of(rows.get(1), house.row(1, used(11, GIGABYTE, 2_000))));

        assertThat(again.all()).isZero();
        assertThat(more.all()).isEqualTo(1);
        assertThat(once).contains("units/used OCTETS -1000");
        assertThat(house.balances()).contains("units/used OCTETS -3000");
    }

    @Test
    void shouldRefuseAHoleAndBookNothingOfTheBatch() {
        JournalEntry first = house.row(1, bought(11, GIGABYTE, 1200));
        house.row(1, used(11, GIGABYTE, 1));
        JournalEntry third = house.row(1, used(11, GIGABYTE, 2));

        assertThatThrownBy(() -> books.book(List.of(first, third)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("journal of writer 1 continues with row 3 instead of 2");
        assertThat(books.booked().lastSequence(1)).isZero();
        assertThat(house.balances()).isEmpty();
    }

    @Test
    void shouldLeaveNothingOfATransactionThatFails() {
        books.book(List.of(house.row(1, bought(11, GIGABYTE, 1200))));
        List<String> before = house.balances();
        JournalEntry used = house.row(1, used(11, GIGABYTE, 1_000));
        house.run("""
                INSERT INTO rated_record (writer, sequence, revision, transaction_id, happened, decided, kind,
                    subscriber_id, imsi, unit, quantity, paid_minor, retail_nanos, vat_basis_points, host_units,
                    host_nanos, visited_units, visited_nanos, over_cap)
                VALUES (1, 2, 1, 0, 0, 0, 'USAGE', 7, '', 'OCTETS', 0, 0, 0, 0, 0, 0, 0, 0, 0)
                """);

        assertThatThrownBy(() -> books.book(List.of(used))).hasMessageContaining("failed to write rated records");

        assertThat(house.balances()).isEqualTo(before);
        assertThat(books.booked().lastSequence(1)).isEqualTo(1);
        house.run("DELETE FROM rated_record");
        assertThat(books.book(List.of(used)).all()).isEqualTo(1);
    }

    @Test
    void shouldTellWhenTheNetworksClockWasNotBelieved() {
        Booked booked = books.book(List.of(
                house.row(1, bought(11, GIGABYTE, 1200)),
                house.row(1, used(11, GIGABYTE, 1).eventAt(NOW.minus(Duration.ofHours(13)))),
                house.row(1, used(11, GIGABYTE, 1).eventAt(NOW.plus(Duration.ofDays(20))))));

        assertThat(booked.skewed()).isEqualTo(1);
        assertThat(house.strings("SELECT epoch_day - " + NOW.getEpochSecond() / 86_400 + " FROM wholesale_line "
                        + "WHERE run = 'HOST' ORDER BY epoch_day"))
                .containsExactly("-1", "0");
    }

    @Test
    void shouldBookRowsOfASaleThatIsNotKnownYetWhenItIs() {
        Booked early = books.book(List.of(
                house.row(1, used(11, GIGABYTE, 300_000_000)),
                house.row(1, ended(11, GIGABYTE, "data", UsageUnit.OCTETS, 700_000_000))));

        assertThat(early.suspended()).isEqualTo(2);
        assertThat(house.balances()).contains("units/suspense OCTETS 300000000", "payable/kpn EUR -27");
        assertThat(books.suspended(RecordId.NONE, 10))
                .extracting(Suspended::id, Suspended::reasons)
                .containsExactly(
                        tuple(new RecordId(1, 1), Set.of(Reason.NO_SALE)),
                        tuple(new RecordId(1, 2), Set.of(Reason.NO_SALE)));

        Booked sold = books.book(List.of(house.row(2, bought(11, GIGABYTE, 1200))));

        assertThat(sold.redriven()).isEqualTo(2);
        assertThat(books.suspended()).isZero();
        assertThat(house.balances())
                .contains("revenue/use EUR -298", "revenue/breakage EUR -694", "payable/kpn EUR -27")
                .noneMatch(b -> b.startsWith("units/suspense") || b.startsWith("units/owed"));
    }

    private static UsageRecordBuilder message(UsageKind kind, long count, String allowance) {
        return inFrance(kind)
                .quantity(UsageUnit.MESSAGES, count)
                .plan(11, MIXED)
                .allowance(allowance);
    }
}
