package io.silkroam.charging.rules;

import static io.silkroam.charging.rules.Catalogue.HOURS;
import static io.silkroam.charging.rules.Catalogue.PREPAID;
import static io.silkroam.charging.rules.Catalogue.WECHAT_GO;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.UsageKind;
import io.silkroam.charging.account.Subscription;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.Grant;
import io.silkroam.sim.plan.Exhaustion;
import io.silkroam.sim.plan.Unit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What bought plans do over time and beside each other. */
class PlansTest {
    private static final long MB = 1_000_000;

    @Test
    void samePurchaseTwiceShouldBuyOnce() {
        Books books = Books.with(WECHAT_GO);
        books.buy(WECHAT_GO, "order-1");
        assertThat(books.last.kind()).isEqualTo(Decision.Kind.LOOK);
        assertThat(books.account.subscriptions()).hasSize(1);
    }

    @Test
    void queuedPlanShouldBeginWhenTheFirstIsUsedUp() {
        Books books = Books.with(WECHAT_GO, WECHAT_GO);
        books.grant(Ccr.initial("s").wants(1));
        assertThat(books.account.subscriptions())
                .extracting(Subscription::isActivated)
                .containsExactly(true, false);
        books.ask(Ccr.update("s", 1).reports(1, 995 * MB));
        Grant grant = books.grant(Ccr.update("s", 2).wants(1));
        assertThat(grant.amount()).isEqualTo(50 * MB);
        assertThat(grant.finalUnits()).isEmpty();
        assertThat(books.account.subscriptions())
                .extracting(Subscription::isActivated)
                .containsExactly(true, true);
        assertThat(books.account.sessions().get(0).reservations().get(0).holds())
                .hasSize(2);
    }

    @Test
    void moneyShouldBuyDataByThePriceOfTheZoneAndRoundUpOnce() {
        Books books = Books.with(PREPAID);
        Grant grant = books.grant(Ccr.initial("s").wants(1));
        assertThat(grant.amount()).isEqualTo(5 * MB);
        assertThat(books.held()).isEqualTo(50);
        books.ask(Ccr.update("s", 1).used(1, 1));
        assertThat(books.remaining()).isEqualTo(999);
        books.ask(Ccr.update("s", 2).used(1, 99_999));
        assertThat(books.remaining()).isEqualTo(999);
        books.ask(Ccr.update("s", 3).used(1, 1));
        assertThat(books.remaining()).isEqualTo(998);
    }

    @Test
    void moneyShouldPayTheOutsidePriceWhereThePlanSaysSo() {
        Books books = Books.with(PREPAID);
        Grant grant = books.grant(Ccr.initial("s").in("22801").wants(1, Unit.OCTETS, 10 * MB));
        assertThat(books.held()).isEqualTo(250);
        assertThat(grant.amount()).isEqualTo(2_500_000);
    }

    @Test
    void timeShouldBeGrantedWhereThePlanSellsTime() {
        Books books = Books.with(HOURS);
        Grant grant = books.grant(Ccr.initial("s").wants(32));
        assertThat(grant.unit()).isEqualTo(Unit.SECONDS);
        assertThat(grant.amount()).isEqualTo(600);
        books.ask(Ccr.termination("s", 1).reportsSeconds(32, 100));
        assertThat(books.only().buckets().get(0).remaining()).isEqualTo(7_100);
    }

    @Test
    void lastSliceShouldNameTheFiltersOfThePlan() {
        Books books = Books.with(HOURS);
        books.ask(Ccr.initial("s").wants(32));
        books.ask(Ccr.update("s", 1).reportsSeconds(32, 7_190));
        assertThat(books.grant(Ccr.update("s", 2).wants(32)).finalUnits())
                .contains(new Exhaustion.Restrict(List.of("only-portal")));
    }

    @Test
    void extendingPlanShouldProlongTheOneThatRuns() {
        Books books = Books.with(HOURS);
        books.ask(Ccr.initial("s").wants(32));
        books.buy(HOURS, "again");
        assertThat(books.account.subscriptions())
                .extracting(Subscription::expiresAt)
                .containsOnly(books.now.plus(Duration.ofDays(2)));
    }

    @Test
    void parallelPlansShouldAllBeginAtOnce() {
        Books books = Books.with(PREPAID, PREPAID);
        assertThat(books.account.subscriptions())
                .extracting(Subscription::isActivated)
                .containsOnly(true);
    }

    @Test
    void expiryShouldBeToldADayBeforeAndJournalledWithWhatLapses() {
        Books books = Books.with(WECHAT_GO);
        books.ask(Ccr.initial("s").wants(1));
        books.ask(Ccr.termination("s", 1).reports(1, 300 * MB));
        books.pass(Duration.ofDays(14));
        assertThat(AccountChanges.sweepDue(books.account, books.now)).contains(books.now);
        books.sweep();
        books.sweep();
        assertThat(books.notices()).containsExactly("PT24H");
        books.pass(Duration.ofDays(1));
        books.sweep();
        assertThat(books.journalled(UsageKind.EXPIRY)).isEqualTo(700 * MB);
        assertThat(books.account.subscriptions()).isEmpty();
        assertThat(books.refusal(Ccr.initial("t").wants(1))).isEqualTo(ChargingResult.CREDIT_LIMIT_REACHED);
    }

    @Test
    void zeroRatedServiceShouldOutlastTheAllowanceButNotThePlan() {
        Books books = Books.with(WECHAT_GO);
        books.ask(Ccr.initial("s").wants(1));
        books.ask(Ccr.update("s", 1).reports(1, 1_000 * MB));
        assertThat(books.grant(Ccr.update("s", 2).wants(201)).amount()).isEqualTo(50 * MB);
        books.pass(Duration.ofDays(15));
        assertThat(books.refusal(Ccr.update("s", 3).used(201, MB))).isEqualTo(ChargingResult.CREDIT_LIMIT_REACHED);
        assertThat(books.journalled(UsageKind.FREE)).isEqualTo(MB);
    }
}
