package io.silkroam.charging.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.ClosedSession;
import io.silkroam.charging.account.Hold;
import io.silkroam.charging.account.Subscription;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Grant;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.Stacking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One account under test, with its journal and a clock; every step goes through the row's encoding, like a restart. */
public final class Books {
    public static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final CreditControl rules;
    private final AccountChanges changes;
    private final AccountEncoding encoding = new AccountEncoding(Catalogue::find);
    final List<UsageRecord> journal = new ArrayList<>();
    final List<SessionSignal> signals = new ArrayList<>();
    final List<SessionSignal> settled = new ArrayList<>();
    private final Map<String, ClosedSession> outside = new HashMap<>();
    Account account = Account.opened(new SubscriberId(7), "204080000000001");
    Instant now = START;
    Decision last;

    Books(ChargingSettings settings) {
        rules = new CreditControl(settings, Catalogue.zones());
        changes = new AccountChanges(settings);
    }

    /** The usual settings with other bounds of an account. */
    public static ChargingSettings bounded(ChargingSettings.Bounds bounds) {
        ChargingSettings usual = ChargingSettings.defaults();
        return new ChargingSettings(
                usual.validityTime(),
                usual.holdingTime(),
                usual.thresholdPercent(),
                usual.defaultRatingGroup(),
                usual.strictSessions(),
                usual.closedSessionMemory(),
                usual.secondsSlices(),
                usual.realmsWithoutFreeQuota(),
                bounds);
    }

    static Books with(Plan... plans) {
        return with(ChargingSettings.defaults(), plans);
    }

    static Books with(ChargingSettings settings, Plan... plans) {
        Books books = new Books(settings);
        for (Plan plan : plans) {
            books.buy(plan, "order-" + books.account.nextSubscriptionId());
        }
        return books;
    }

    CreditControlAnswer ask(Ccr request) {
        CreditControlRequest asked = request.build();
        Account seen = recalling(asked.sessionId());
        return take(seen, rules.decide(seen, asked, now));
    }

    /** With the memory of the session that no longer fitted in the account, as the engine brings it from the store. */
    private Account recalling(String session) {
        ClosedSession memory = outside.get(session);
        boolean there = memory == null
                || !account.forgottenUntil().isAfter(now)
                || account.closed().find(session).isPresent();
        return there ? account : account.withClosed(account.closed().withOldest(memory));
    }

    /** The grant of the only service. */
    Grant grant(Ccr request) {
        CreditControlAnswer answer = ask(request);
        assertThat(answer.result()).isEqualTo(ChargingResult.SUCCESS);
        assertThat(answer.services()).hasSize(1);
        return answer.services().get(0).grant().orElseThrow();
    }

    /** The result of the only service. */
    ChargingResult refusal(Ccr request) {
        CreditControlAnswer answer = ask(request);
        assertThat(answer.services()).hasSize(1);
        assertThat(answer.services().get(0).grant()).isEmpty();
        return answer.services().get(0).result();
    }

    ChangeOutcome change(AccountChange change) {
        take(account, changes.decide(account, change, now));
        assertThat(last.kind() == Decision.Kind.CHANGE)
                .as("only what changed is written")
                .isEqualTo(last.outcome() == ChangeOutcome.CHANGED);
        return last.outcome();
    }

    ChangeOutcome buy(Plan plan, String reference) {
        return change(new AccountChange.Purchase(reference, plan));
    }

    ChangeOutcome buy(Plan plan, String reference, Stacking use) {
        return change(new AccountChange.Purchase(reference, plan, Optional.of(use)));
    }

    ChangeOutcome refund(long subscription) {
        return change(new AccountChange.Refund(subscription, "test"));
    }

    ChangeOutcome extend(long subscription, Instant until) {
        return change(new AccountChange.Extension(subscription, until, "test"));
    }

    ChangeOutcome card(String imsi) {
        return change(new AccountChange.CardChange(new Imsi(imsi), "test"));
    }

    void status(AccountStatus status) {
        change(new AccountChange.StatusChange(status, "test"));
    }

    void sweep() {
        change(new AccountChange.Sweep());
    }

    void gone(String session) {
        change(new AccountChange.SessionGone(session));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    long remaining() {
        return account.subscriptions().stream()
                .flatMap(s -> s.buckets().stream())
                .mapToLong(b -> b.remaining())
                .sum();
    }

    long held() {
        return account.sessions().stream()
                .flatMap(s -> s.reservations().stream())
                .flatMap(r -> r.holds().stream())
                .mapToLong(Hold::amount)
                .sum();
    }

    /** The rows of one kind. */
    List<UsageRecord> rows(UsageKind kind) {
        return journal.stream().filter(r -> r.kind() == kind).toList();
    }

    long journalled(UsageKind... kinds) {
        List<UsageKind> wanted = List.of(kinds);
        return journal.stream()
                .filter(r -> wanted.contains(r.kind()))
                .mapToLong(UsageRecord::quantity)
                .sum();
    }

    List<String> notices() {
        return journal.stream()
                .filter(r -> r.kind() == UsageKind.NOTICE)
                .map(r -> r.detail().orElseThrow())
                .toList();
    }

    Subscription only() {
        assertThat(account.subscriptions()).hasSize(1);
        return account.subscriptions().get(0);
    }

    private CreditControlAnswer take(Account seen, Decision decision) {
        last = decision;
        if (decision.kind() == Decision.Kind.CHANGE) {
            account = encoding.decode(seen.subscriberId(), encoding.encode(decision.account()));
            assertThat(account).isEqualTo(decision.account());
        } else {
            assertThat(decision.account()).isSameAs(seen);
        }
        decision.spilled().forEach(memory -> outside.put(memory.id(), memory));
        journal.addAll(decision.journal());
        signals.addAll(decision.signals());
        settled.addAll(decision.settled());
        return decision.answer();
    }
}
