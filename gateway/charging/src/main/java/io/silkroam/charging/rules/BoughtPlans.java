package io.silkroam.charging.rules;

import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.Bucket;
import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.account.Subscription;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.Stacking;
import io.silkroam.sim.plan.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides what is sold, taken back and prolonged. Every check of a change precedes the first thing it does. */
final class BoughtPlans {
    /** As long as a plan's own validity can be. */
    private static final Duration LONGEST = Duration.ofDays(3660);

    private final ChargingSettings settings;

    BoughtPlans(ChargingSettings settings) {
        this.settings = settings;
    }

    ChangeOutcome purchase(Draft draft, AccountChange.Purchase purchase) {
        if (draft.subscriptions().stream().anyMatch(s -> s.reference().equals(purchase.reference()))) {
            return ChangeOutcome.UNCHANGED;
        }
        Upkeep.dropFinished(
                draft); // what is over takes up no room; undone with the draft if there is none all the same
        if (draft.subscriptions().size() >= settings.bounds().subscriptions()) {
            return ChangeOutcome.TOO_MANY;
        }
        Plan plan = purchase.plan();
        Stacking use = purchase.use().orElse(plan.stacking());
        Optional<Instant> extendedFrom = use == Stacking.EXTEND
                ? running(draft, plan).map(OpenSubscription::expiresAt).max(Comparator.naturalOrder())
                : Optional.empty();
        OpenSubscription bought = draft.buy(new Subscription(
                draft.nextSubscriptionId(),
                purchase.reference(),
                plan,
                use,
                draft.now(),
                Subscription.NOT_YET,
                Subscription.NOT_YET,
                plan.allowances().stream()
                        .map(a -> new Bucket(a.amount(), a.amount(), 0))
                        .toList(),
                0));
        draft.journal().purchased(bought);
        if (extendedFrom.isPresent()) {
            Activation.onFirstUse(draft, bought);
            Instant until = extendedFrom.get().plus(plan.validity().period());
            running(draft, plan).forEach(s -> s.endAt(until, draft.now()));
        } else if (plan.validity().from() == Validity.Start.PURCHASE) {
            Activation.onFirstUse(draft, bought);
        }
        askToComeBack(draft);
        return ChangeOutcome.CHANGED;
    }

    ChangeOutcome refund(Draft draft, AccountChange.Refund refund) {
        Optional<OpenSubscription> found = draft.subscription(refund.subscriptionId());
        if (found.isEmpty()) {
            return ChangeOutcome.NO_SUCH_SUBSCRIPTION;
        }
        if (!found.get().isUnused()) {
            return ChangeOutcome.ALREADY_USED;
        }
        draft.giveBack(found.get());
        draft.journal().givenBack(found.get());
        return ChangeOutcome.CHANGED;
    }

    ChangeOutcome extend(Draft draft, AccountChange.Extension extension) {
        Optional<OpenSubscription> found = draft.subscription(extension.subscriptionId());
        if (found.isEmpty()) {
            return ChangeOutcome.NO_SUCH_SUBSCRIPTION;
        }
        OpenSubscription subscription = found.get();
        if (!subscription.isRunningAt(draft.now())) {
            return ChangeOutcome.NOT_RUNNING;
        }
        int order = extension.until().compareTo(subscription.expiresAt());
        if (order <= 0) {
            return order == 0 ? ChangeOutcome.UNCHANGED : ChangeOutcome.WOULD_SHORTEN;
        }
        if (extension.until().isAfter(subscription.boughtAt().plus(LONGEST))) {
            return ChangeOutcome.TOO_LONG;
        }
        subscription.endAt(extension.until(), draft.now());
        draft.journal().extended(subscription, extension.reason());
        askToComeBack(draft);
        return ChangeOutcome.CHANGED;
    }

    /** There is more to ask for, or for longer; but a session that has to end is not asked to go on. */
    private static void askToComeBack(Draft draft) {
        if (draft.status() == AccountStatus.ACTIVE) {
            draft.sessions().stream().filter(s -> !s.isToEnd()).forEach(s -> draft.signal(s, SignalKind.RAR));
        }
    }

    private static Stream<OpenSubscription> running(Draft draft, Plan plan) {
        return draft.subscriptions().stream()
                .filter(s -> s.isRunningAt(draft.now())
                        && s.plan().version().id().equals(plan.version().id()));
    }
}
