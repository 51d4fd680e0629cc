package io.silkroam.billing.books;

import static io.silkroam.billing.books.House.GIGABYTE;
import static io.silkroam.billing.books.House.IMSI;
import static io.silkroam.billing.books.House.NOW;
import static io.silkroam.billing.books.House.bought;
import static io.silkroam.billing.books.House.ended;
import static io.silkroam.billing.books.House.inFrance;
import static io.silkroam.billing.books.House.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.billing.RecordId;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.books.Corrected.Difference;
import io.silkroam.billing.rating.Reason;
import io.silkroam.billing.rating.Suspended;
import io.silkroam.sim.Money;
import io.silkroam.store.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits, and what is rated once more: by further rows, never by changed ones. */
abstract class CorrectionsContract {

    private static final String ROWS =
            "SELECT sequence || '.' || revision || ' ' || quantity || ' ' || host_nanos || ' ' "
                    + "|| visited_nanos || COALESCE(' ' || suspense, '') FROM rated_record ORDER BY sequence, revision";

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
    void shouldCorrectOnlyWhatATariffChangesAndSayByHowMuch() {
        books.book(List.of(
                house.row(1, bought(11, GIGABYTE, 1200)),
                house.row(1, used(11, GIGABYTE, 100_000_000)),
                house.row(1, used(11, GIGABYTE, 200_000_000).plmn("20408")),
                house.row(1, used(11, GIGABYTE, 50_000_000).eventAt(NOW.minus(Duration.ofDays(1))))));
        List<String> revenue = revenue();
        house.prices.put("orange,visited,208,octets,2.00,EUR,1GB,1,,");

        Corrected day = books.rerate(NOW.minusSeconds(60), NOW.plusSeconds(60));

        assertThat(day).isEqualTo(new Corrected(2, 1, 0, List.of(new Difference("orange", Money.of(10, "EUR")))));
        assertThat(house.strings(ROWS))
                .containsExactly(
                        "2.1 100000000 90000000 105000000",
                        "2.2 -100000000 -90000000 -105000000",
                        "2.3 100000000 90000000 200000000",
                        "3.1 200000000 180000000 0",
                        "4.1 50000000 45000000 52500000");
        assertThat(house.strings("SELECT kind || ' ' || reference FROM ledger_transaction ORDER BY id"))
                .containsExactly(
                        "SALE 1/1", "USAGE 1/1-4", "CORRECTION rerate 2026-11-28T09:59:00Z/2026-11-28T10:01:00Z");
        // The old price keeps its line, which is empty now.
        assertThat(house.strings("SELECT records || ' ' || billed || ' ' || amount_minor FROM wholesale_line "
                        + "WHERE partner = 'orange' ORDER BY epoch_day, tariff"))
                .containsExactly("1 50000000 5", "0 0 0", "1 100000000 20");
        assertThat(revenue()).isEqualTo(revenue);
        assertThat(books.rerate(NOW.minusSeconds(60), NOW.plusSeconds(60)))
                .isEqualTo(new Corrected(2, 0, 0, List.of()));
        assertThat(house.number("SELECT last_transaction FROM book")).isEqualTo(3);
    }

    @Test
    void shouldCorrectAsOftenAsTariffsChange() {
        books.book(List.of(house.row(1, inFrance(UsageKind.FREE).quantity(UsageUnit.OCTETS, 1_000_000_000))));
        for (int price = 1; price <= 3; price++) {
            house.prices.put("orange,visited,208,octets," + price + ".00,EUR,1GB,1,,");
            assertThat(books.rerate(NOW, NOW.plusSeconds(1)).corrected()).isEqualTo(1);
        }

        assertThat(house.balances()).contains("payable/orange EUR -300");
        assertThat(house.number("SELECT COUNT(*) FROM rated_record")).isEqualTo(7);
        assertThat(house.number("SELECT SUM(visited_nanos) FROM rated_record")).isEqualTo(3_000_000_000L);
    }

    @Test
    void shouldRateInSuspenseWhatCanBeRatedAndTheRestWhenItIsRedriven() {
        house.prices.remove("kpn,host,*,octets");
        Booked booked = books.book(List.of(
                house.row(1, bought(11, GIGABYTE, 1200)),
                house.row(1, used(11, GIGABYTE, 500_000_000)),
                house.row(1, used(11, GIGABYTE, 100_000_000).plmn("90199"))));

        assertThat(booked.suspended()).isEqualTo(2);
        assertThat(reasons())
                .containsExactly(Set.of(Reason.NO_TARIFF_HOST), Set.of(Reason.NO_TARIFF_HOST, Reason.UNKNOWN_NETWORK));
        assertThat(house.balances()).contains("payable/orange EUR -52", "revenue/use EUR -595");

        house.prices.put("kpn,host,*,octets,0.90,EUR,1GB,1,,");
        Corrected redriven = books.redrive(Redrive.all());

        assertThat(redriven).isEqualTo(new Corrected(2, 2, 1, List.of(new Difference("kpn", Money.of(54, "EUR")))));
        assertThat(reasons()).containsExactly(Set.of(Reason.UNKNOWN_NETWORK));
        assertThat(house.balances()).contains("payable/kpn EUR -54", "payable/orange EUR -52", "revenue/use EUR -595");
        assertThat(books.redrive(Redrive.all())).isEqualTo(new Corrected(1, 0, 1, List.of()));
    }

    @Test
    void shouldNameTheSubscriberOfARecordOnceTheSimIsImported() {
        UsageRecord record = UsageRecord.of(UsageKind.FREE, NOW, 8, "204080000000002")
                .plmn("20408")
                .quantity(UsageUnit.OCTETS, 5)
                .build();
        books.book(List.of(house.row(1, record)));
        assertThat(reasons()).containsExactly(Set.of(Reason.UNKNOWN_SUBSCRIBER));

        house.sim("204080000000002");
        books.redrive(Redrive.one(new RecordId(1, 1)));

        assertThat(reasons()).isEmpty();
        assertThat(house.strings(
                        "SELECT revision || ' ' || COALESCE(iccid, 'none') FROM rated_record ORDER BY revision"))
                .containsExactly("1 none", "2 none", "3 8931204080000000002");
    }

    @Test
    void shouldTakeAnAbsurdRecordOnlyWhenSomebodyAcceptsIt() {
        books.book(List.of(house.row(1, inFrance(UsageKind.OVERUSE).quantity(UsageUnit.OCTETS, 2_000_000_000_000L))));
        assertThat(house.balances())
                .containsExactly("units/suspense OCTETS 2000000000000", "units/used OCTETS -2000000000000");

        assertThat(books.redrive(Redrive.all())).isEqualTo(new Corrected(1, 0, 1, List.of()));
        Corrected accepted = books.redrive(Redrive.accepting(new RecordId(1, 1)));

        assertThat(accepted.corrected()).isEqualTo(1);
        assertThat(books.suspended()).isZero();
        assertThat(house.balances())
                .contains("payable/kpn EUR -180000", "units/uncovered OCTETS 2000000000000")
                .noneMatch(b -> b.startsWith("units/suspense"));
        assertThatThrownBy(() -> new Redrive(Optional.empty(), true)).hasMessageContaining("name the record");
    }

    /** The plan ended without those units: what they have earned was taken for unused. */
    @Test
    void shouldMoveBreakageToRevenueWhenUnitsAreAcceptedAfterTheEnd() {
        house.prices.put("kpn,host,*,octets,0,EUR,1GB,1,,");
        books.book(List.of(
                house.row(1, bought(11, GIGABYTE, 1200)),
                house.row(1, used(11, GIGABYTE, 250_000_000).plmn("20408")),
                house.row(1, ended(11, GIGABYTE, "data", UsageUnit.OCTETS, 250_000_000))));
        assertThat(house.balances()).contains("revenue/use EUR -248", "revenue/breakage EUR -744");

        books.book(List.of(house.row(1, used(11, GIGABYTE, 500_000_000).plmn("20408"))));

        assertThat(house.balances())
                .contains("revenue/use EUR -744", "revenue/breakage EUR -248", "units/lapsed OCTETS -250000000")
                .noneMatch(b -> b.startsWith("units/owed") || b.startsWith("deferred-revenue"));
        assertThat(house.strings("SELECT sequence || ' ' || net_minor || ' ' || units FROM sale_entry "
                        + "WHERE kind = 'BREAKAGE' ORDER BY sequence"))
                .containsExactly("3 744 250000000", "4 -496 0");
    }

    @Test
    void shouldListWhatWaitsInPagesWithHowItIsRatedMeanwhile() {
        house.prices.remove("kpn,host,*,octets");
        for (int i = 1; i <= 3; i++) {
            books.book(List.of(house.row(i, inFrance(UsageKind.FREE).quantity(UsageUnit.OCTETS, i))));
        }

        List<Suspended> page = books.suspended(RecordId.NONE, 2);
        List<Suspended> rest = books.suspended(page.get(1).id(), 2);

        assertThat(page).extracting(Suspended::id).containsExactly(new RecordId(1, 1), new RecordId(2, 1));
        assertThat(rest).extracting(Suspended::id).containsExactly(new RecordId(3, 1));
        assertThat(rest.get(0).since()).isEqualTo(NOW);
        assertThat(rest.get(0).rated().orElseThrow().usage().quantity()).isEqualTo(3);
        assertThat(books.suspended()).isEqualTo(3);
    }

    @Test
    void shouldRateALongPeriodOnceMorePageByPage() {
        for (int batch = 0; batch < 3; batch++) {
            books.book(IntStream.range(0, 500)
                    .mapToObj(i -> house.row(1, inFrance(UsageKind.FREE).quantity(UsageUnit.OCTETS, 1_000_000)))
                    .toList());
        }
        house.prices.put("orange,visited,208,octets,2.05,EUR,1GB,1,,");

        Corrected corrected = books.rerate(NOW, NOW.plusSeconds(1));

        // 1.5 GB at one euro more
        assertThat(corrected)
                .isEqualTo(new Corrected(1_500, 1_500, 0, List.of(new Difference("orange", Money.of(150, "EUR")))));
        assertThat(house.number("SELECT COUNT(*) FROM ledger_transaction WHERE kind = 'CORRECTION'"))
                .isEqualTo(2);
    }

    @Test
    void shouldBookTheDifferenceOfPartnersMessages() {
        LocalDate day = LocalDate.of(2026, 11, 28);
        MessageTraffic morning = new MessageTraffic("acme", day, "EUR 0.05", 10, Money.of(50, "EUR"));
        MessageTraffic evening = new MessageTraffic("acme", day, "EUR 0.05", 13, Money.of(65, "EUR"));
        MessageTraffic free = new MessageTraffic("acme", day, "", 4, Money.of(0, "EUR"));

        assertThat(books.bookMessages(List.of(morning, free))).isEqualTo(2);
        assertThat(books.bookMessages(List.of(morning, free))).isZero();
        assertThat(books.bookMessages(List.of(evening, free))).isEqualTo(1);

        assertThat(house.balances()).containsExactly("receivable/acme EUR 65", "revenue/messages/acme EUR -65");
        assertThat(house.strings("SELECT parts || ' ' || amount_minor FROM booked_traffic ORDER BY parts"))
                .containsExactly("4 0", "13 65");
        assertThat(house.number("SELECT last_transaction FROM book")).isEqualTo(2);
    }

    private List<Set<Reason>> reasons() {
        return books.suspended(RecordId.NONE, 10).stream()
                .map(Suspended::reasons)
                .toList();
    }

    private List<String> revenue() {
        return house.balances().stream().filter(b -> b.startsWith("revenue")).toList();
    }
}
