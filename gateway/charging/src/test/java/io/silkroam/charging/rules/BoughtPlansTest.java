package io.silkroam.charging.rules;

import static io.silkroam.charging.rules.Catalogue.HOURS;
import static io.silkroam.charging.rules.Catalogue.PREPAID;
import static io.silkroam.charging.rules.Catalogue.WECHAT_GO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.account.Subscription;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.Stacking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a bought plan is used, taken back and prolonged. */
class BoughtPlansTest {
    private static final long MB = 1_000_000;
    private static final Instant START = Books.START;

    /** The first plan runs from START; the second is bought and the session asks again once the first is used up. */
    @ParameterizedTest(name = "{0} used as {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # plan        | use      | second begins at purchase | at the next grant | first ends | second ends
            wechat-go-1gb |          | false | false | P15D | -
            wechat-go-1gb | QUEUE    | false | false | P15D | -
            wechat-go-1gb | PARALLEL | false | true  | P15D | P15D
            wechat-go-1gb | EXTEND   | true  | true  | P30D | P30D
            hours         |          | true  | true  | P2D  | P2D
            hours         | QUEUE    | false | false | P1D  | -
            prepaid       |          | true  | true  | P30D | P30D
            prepaid       | QUEUE    | true  | true  | P30D | P30D
            """)
    void secondPlanShouldBeUsedAsItWasBought(
            String planId, Stacking use, boolean atPurchase, boolean atGrant, String firstEnds, String secondEnds) {
        Plan plan = plan(planId);
        Books books = Books.with(plan);
        books.ask(Ccr.initial("s").wants(32));
        books.change(new AccountChange.Purchase("second", plan, Optional.ofNullable(use)));
        assertThat(books.account.subscriptions().get(1).isActivated()).isEqualTo(atPurchase);
        books.ask(Ccr.update("s", 1).wants(32));

        assertThat(books.account.subscriptions().get(1).isActivated()).isEqualTo(atGrant);
        assertThat(books.account.subscriptions())
                .extracting(Subscription::expiresAt)
                .containsExactly(end(firstEnds), end(secondEnds));
    }

    @Test
    void queuedPurchaseOfAParallelPlanShouldWaitUntilTheFirstIsUsedUp() {
        Books books = Books.with(WECHAT_GO);
        books.grant(Ccr.initial("s").wants(1));
        books.buy(WECHAT_GO, "beside", Stacking.PARALLEL);
        books.buy(WECHAT_GO, "after", Stacking.QUEUE);
        books.grant(Ccr.update("s", 1).used(1, 50 * MB));

        assertThat(books.account.subscriptions())
                .extracting(Subscription::reference, Subscription::use, Subscription::isActivated)
                .containsExactly(
                        tuple("order-1", Stacking.QUEUE, true),
                        tuple("beside", Stacking.PARALLEL, true),
                        tuple("after", Stacking.QUEUE, false));
    }

    @Test
    void moreThanOneAccountHoldsShouldNotBeSoldUntilSomethingIsOver() {
        ChargingSettings usual = ChargingSettings.defaults();
        Books books = Books.with(holding(usual, 2), WECHAT_GO, WECHAT_GO);
        books.ask(Ccr.initial("s").wants(1));
        books.ask(Ccr.termination("s", 1).reports(1, 0));

        assertThat(books.buy(WECHAT_GO, "order-3")).isEqualTo(ChangeOutcome.TOO_MANY);
        assertThat(books.buy(WECHAT_GO, "order-2")).as("known already").isEqualTo(ChangeOutcome.UNCHANGED);
        books.pass(Duration.ofDays(16));
        assertThat(books.buy(WECHAT_GO, "order-3")).isEqualTo(ChangeOutcome.CHANGED);
        assertThat(books.account.subscriptions())
                .extracting(Subscription::reference)
                .containsExactly("order-2", "order-3");
    }

    @Test
    void unusedPlanShouldBeTakenBackForItsPrice() {
        Books books = Books.with(WECHAT_GO, WECHAT_GO);
        books.grant(Ccr.initial("s").wants(1));

        assertThat(books.refund(2)).isEqualTo(ChangeOutcome.CHANGED);

        assertThat(books.only().id()).isEqualTo(1);
        UsageRecord bought = books.rows(UsageKind.PURCHASE).get(1);
        assertThat(books.rows(UsageKind.REFUND)).singleElement().satisfies(row -> {
            assertThat(row.amountMinor()).isEqualTo(-bought.amountMinor()).isEqualTo(-1200);
            assertThat(row.currency()).isEqualTo(bought.currency()).contains("EUR");
            assertThat(row.detail()).isEqualTo(bought.detail()).contains("order-2");
            assertThat(row.plan()).isEqualTo(bought.plan()).contains("wechat-go-1gb@0");
            assertThat(row.subscriptionId()).isEqualTo(bought.subscriptionId()).hasValue(2);
            assertThat(row.quantity()).isZero();
        });
        assertThat(books.refund(2)).as("it is gone").isEqualTo(ChangeOutcome.NO_SUCH_SUBSCRIPTION);
        assertThat(books.refund(99)).isEqualTo(ChangeOutcome.NO_SUCH_SUBSCRIPTION);
        assertThat(books.buy(WECHAT_GO, "order-2")).as("may be bought again").isEqualTo(ChangeOutcome.CHANGED);
        assertThat(books.account.subscriptions()).extracting(Subscription::id).containsExactly(1L, 3L);
    }

    @Test
    void planThatBeganShouldNotBeTakenBackEvenIfNothingIsUsed() {
        Books reserved = Books.with(WECHAT_GO);
        reserved.grant(Ccr.initial("s").wants(1));
        assertThat(reserved.refund(1)).isEqualTo(ChangeOutcome.ALREADY_USED);
        reserved.ask(Ccr.termination("s", 1).reports(1, 0));
        assertThat(reserved.refund(1)).isEqualTo(ChangeOutcome.ALREADY_USED);

        assertThat(Books.with(PREPAID).refund(1)).as("valid from purchase").isEqualTo(ChangeOutcome.ALREADY_USED);
        Books free = Books.with(WECHAT_GO);
        free.grant(Ccr.initial("s").wants(201));
        assertThat(free.refund(1)).as("begun by a free service").isEqualTo(ChangeOutcome.ALREADY_USED);
    }

    /** The first subscription began at START and ends after 15 days; the second waits. A day has passed. */
    @ParameterizedTest(name = "{0} to {1} after START: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            1 | P16D            | CHANGED
            1 | P3660D          | CHANGED
            1 | P15DT0.0009S    | UNCHANGED
            1 | P15D            | UNCHANGED
            1 | P14DT23H59M59S  | WOULD_SHORTEN
            1 | PT-1S           | WOULD_SHORTEN
            1 | P3660DT0.001S   | TOO_LONG
            2 | P16D            | NOT_RUNNING
            3 | P16D            | NO_SUCH_SUBSCRIPTION
            """)
    void runningPlanShouldEndLaterAndNeverEarlier(long subscription, Duration after, ChangeOutcome outcome) {
        Books books = Books.with(WECHAT_GO, WECHAT_GO);
        books.grant(Ccr.initial("s").wants(1));
        books.pass(Duration.ofDays(1));

        assertThat(books.extend(subscription, START.plus(after))).isEqualTo(outcome);

        boolean moved = outcome == ChangeOutcome.CHANGED;
        assertThat(books.account.subscriptions().get(0).expiresAt())
                .isEqualTo(START.plus(moved ? after : Duration.ofDays(15)));
        assertThat(books.signals).hasSize(moved ? 1 : 0);
        assertThat(books.rows(UsageKind.EXTENSION)).hasSize(moved ? 1 : 0);
    }

    @Test
    void extensionShouldBeJournalledAndAskOpenSessionsToComeBack() {
        Books books = Books.with(WECHAT_GO);
        books.grant(Ccr.initial("s").wants(1));
        books.pass(Duration.ofDays(15).minusMinutes(30));
        assertThat(books.grant(Ccr.update("s", 1).used(1, MB)).validitySeconds())
                .isEqualTo(1800);

        books.extend(1, Instant.parse("2026-12-24T00:00:00Z"));

        assertThat(books.signals).isEqualTo(List.of(new SessionSignal("s", Ccr.KPN, SignalKind.RAR)));
        assertThat(books.rows(UsageKind.EXTENSION)).singleElement().satisfies(row -> {
            assertThat(row.detail()).contains("2026-12-24T00:00:00Z: test");
            assertThat(row.plan()).contains("wechat-go-1gb@0");
            assertThat(row.subscriptionId()).hasValue(1);
        });
        assertThat(books.grant(Ccr.update("s", 2).used(1, MB)).validitySeconds())
                .isEqualTo(3600);
    }

    @Test
    void planThatIsOverShouldNotBeProlonged() {
        Books books = Books.with(WECHAT_GO);
        books.grant(Ccr.initial("s").wants(1));
        books.pass(Duration.ofDays(15));

        assertThat(books.only().id()).as("kept for the report").isEqualTo(1);
        assertThat(books.extend(1, START.plus(Duration.ofDays(20)))).isEqualTo(ChangeOutcome.NOT_RUNNING);
        books.sweep();
        books.ask(Ccr.termination("s", 1).reports(1, 0));
        assertThat(books.extend(1, START.plus(Duration.ofDays(20)))).isEqualTo(ChangeOutcome.NO_SUCH_SUBSCRIPTION);
    }

    @Test
    void noticeBeforeTheOldEndShouldBeOwedAnewBeforeTheNewEnd() {
        Books books = Books.with(WECHAT_GO);
        books.grant(Ccr.initial("s").wants(1));
        books.ask(Ccr.termination("s", 1).reports(1, 0));
        books.pass(Duration.ofDays(14));
        books.sweep();
        assertThat(books.notices()).containsExactly("PT24H");

        books.extend(1, books.now.plus(Duration.ofHours(24)).plusSeconds(1));
        assertThat(AccountChanges.sweepDue(books.account, books.now)).contains(books.now.plusSeconds(1));
        books.pass(Duration.ofSeconds(1));
        books.sweep();
        assertThat(books.notices()).containsExactly("PT24H", "PT24H");
        assertThat(AccountChanges.sweepDue(books.account, books.now)).contains(books.now.plus(Duration.ofDays(1)));
    }

    @Test
    void noticeThatWouldBeDueAtOnceShouldNotBeGivenAgain() {
        Books books = Books.with(WECHAT_GO);
        books.grant(Ccr.initial("s").wants(1));
        books.ask(Ccr.termination("s", 1).reports(1, 0));
        books.pass(Duration.ofDays(14).plusHours(2));
        books.sweep();

        books.extend(1, START.plus(Duration.ofDays(15).plusHours(1)));
        books.sweep();

        assertThat(books.notices()).containsExactly("PT24H");
        assertThat(AccountChanges.sweepDue(books.account, books.now))
                .contains(START.plus(Duration.ofDays(15).plusHours(1)));
    }

    private static ChargingSettings holding(ChargingSettings d, int subscriptions) {
        ChargingSettings.Bounds b = d.bounds();
        return Books.bounded(new ChargingSettings.Bounds(
                b.answersPerSession(), b.closedSessions(), b.openSessions(), b.servicesPerSession(), subscriptions));
    }

    private static Plan plan(String id) {
        return List.of(WECHAT_GO, PREPAID, HOURS).stream()
                .filter(p -> p.version().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Instant end(String after) {
        return after.equals("-") ? Subscription.NOT_YET : START.plus(Duration.parse(after));
    }
}
