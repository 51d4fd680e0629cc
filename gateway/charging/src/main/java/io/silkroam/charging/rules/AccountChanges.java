package io.silkroam.charging.rules;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.Bucket;
import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.account.Subscription;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.Stacking;
import io.silkroam.sim.plan.Validity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides changes of an account that come from our side, and what the peers of open sessions are told about them. */
public final class AccountChanges {
    private static final CreditControlAnswer DONE = CreditControlAnswer.of(ChargingResult.SUCCESS);

    private final ChargingSettings settings;

    public AccountChanges(ChargingSettings settings) {
        this.settings = settings;
    }

    public Decision decide(Account account, AccountChange change, Instant now) {
        Draft draft = new Draft(account, Journal.of(account, now), now);
        boolean changed;
        if (change instanceof AccountChange.Purchase purchase) {
            changed = purchase(draft, purchase);
        } else if (change instanceof AccountChange.StatusChange status) {
            changed = changeStatus(draft, status);
        } else if (change instanceof AccountChange.SessionGone gone) {
            changed = closeGone(draft, gone);
        } else {
            Upkeep.sweep(draft, settings);
            changed = true;
        }
        return changed ? Decision.change(draft, DONE) : Decision.look(account, DONE);
    }

    /** When an account should be swept next, as far as can be told {@code now}. */
    public static Optional<Instant> sweepDue(Account account, Instant now) {
        return Upkeep.due(account, now);
    }

    private boolean purchase(Draft draft, AccountChange.Purchase purchase) {
        if (draft.subscriptions().stream().anyMatch(s -> s.reference().equals(purchase.reference()))) {
            return false;
        }
        Upkeep.dropFinished(draft);
        Plan plan = purchase.plan();
        Optional<OpenSubscription> extended =
                plan.stacking() == Stacking.EXTEND ? running(draft, plan) : Optional.empty();
        OpenSubscription bought = draft.buy(new Subscription(
                draft.nextSubscriptionId(),
                purchase.reference(),
                plan,
                draft.now(),
                Subscription.NOT_YET,
                Subscription.NOT_YET,
                plan.allowances().stream()
                        .map(a -> new Bucket(a.amount(), a.amount(), 0))
                        .toList(),
                0));
        draft.journal().purchased(bought);
        if (extended.isPresent()) {
            Instant until = extended.get().expiresAt().plus(plan.validity().period());
            Activation.onFirstUse(draft, bought);
            bought.expiresAt(until);
            extendAll(draft, plan, until);
        } else if (plan.validity().from() == Validity.Start.PURCHASE) {
            Activation.onFirstUse(draft, bought);
        }
        if (draft.status() == AccountStatus.ACTIVE) {
            draft.sessions().forEach(s -> draft.signal(s, SignalKind.RAR));
        }
        return true;
    }

    private static Optional<OpenSubscription> running(Draft draft, Plan plan) {
        return draft.subscriptions().stream()
                .filter(s -> s.isRunningAt(draft.now())
                        && s.plan().version().id().equals(plan.version().id()))
                .max(Comparator.comparing(OpenSubscription::expiresAt));
    }

    private static void extendAll(Draft draft, Plan plan, Instant until) {
        draft.subscriptions().stream()
                .filter(s -> s.isRunningAt(draft.now())
                        && s.plan().version().id().equals(plan.version().id()))
                .forEach(s -> s.expiresAt(until));
    }

    private static boolean changeStatus(Draft draft, AccountChange.StatusChange change) {
        if (draft.status() == change.status()) {
            return false;
        }
        draft.status(change.status());
        draft.journal().statusChanged(change.status(), change.reason());
        if (change.status() == AccountStatus.ACTIVE) {
            draft.sessions().forEach(s -> draft.settle(s, SignalKind.ASR));
        } else {
            draft.sessions().forEach(s -> draft.signal(s, SignalKind.ASR));
        }
        return true;
    }

    private boolean closeGone(Draft draft, AccountChange.SessionGone gone) {
        Optional<OpenSession> session = draft.session(gone.sessionId());
        for (OpenSession s : session.map(List::of).orElse(List.of())) {
            draft.journal().sessionClosed(s, "unknown to the peer");
            draft.close(s, settings);
        }
        return session.isPresent();
    }
}
