package io.silkroam.gateway.admin;

import io.silkroam.access.Actor;
import io.silkroam.access.Role;
import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.NotDecidedException;
import io.silkroam.charging.account.Subscription;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.ChangeOutcome;
import io.silkroam.gateway.admin.SubscriberCommand.ExtendPlan;
import io.silkroam.gateway.admin.SubscriberCommand.RefundPlan;
import io.silkroam.gateway.admin.SubscriberCommand.SellPlan;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimState;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanCatalogue;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/** Sells, extends and takes back plans. Charging decides; what it changed is in its journal and in the audit log. */
final class PlanSales {
    private static final String SEE = "see the subscriber's plans: simctl subscriber show";

    private final Provisioning tables;
    private final Sight sight;
    private final PlanCatalogue plans;
    private final ChargingEngine charging;
    private final Clock clock;

    PlanSales(Provisioning tables, Sight sight, PlanCatalogue plans, ChargingEngine charging, Clock clock) {
        this.tables = tables;
        this.sight = sight;
        this.plans = plans;
        this.charging = charging;
        this.clock = clock;
    }

    Outcome.Applied sell(Actor actor, SellPlan command) {
        Sim sim = activeSim(actor, command, Permissions.SELL_PLANS);
        Plan plan = plans.onOffer(command.plan())
                .orElseThrow(() -> new RefusedException(
                        Refusal.NO_SUCH_PLAN,
                        "plan '" + command.plan() + "' is not on offer",
                        "see what is: simctl plan list"));
        // One buyer's name for a purchase is nothing to another buyer.
        String reference = actor.name() + "/" + command.reference();
        Change change = new Change(
                "sell-plan",
                new AccountChange.Purchase(reference, plan, command.use()),
                s -> s.reference().equals(reference),
                "reference " + reference);
        Outcome.Applied sold = carryOut(actor, command, sim, change);
        return new Outcome.Applied(sold.kind(), sim, sold.subscription(), Optional.of(plan));
    }

    Outcome.Applied refund(Actor actor, RefundPlan command) {
        Sim sim = activeSim(actor, command, Permissions.GIVE_BACK);
        if (command.reason().isBlank()) {
            throw new RefusedException(Refusal.INVALID, "'reason' is missing", "a refund needs a reason");
        }
        return carryOut(
                actor,
                command,
                sim,
                new Change(
                        "refund-plan",
                        new AccountChange.Refund(command.subscription(), command.reason()),
                        s -> s.id() == command.subscription(),
                        "subscription " + command.subscription() + ": " + command.reason()));
    }

    Outcome.Applied extend(Actor actor, ExtendPlan command) {
        Sim sim = activeSim(actor, command, Permissions.GIVE_BACK);
        return carryOut(
                actor,
                command,
                sim,
                new Change(
                        "extend-plan",
                        new AccountChange.Extension(command.subscription(), command.until(), command.reason()),
                        s -> s.id() == command.subscription(),
                        "subscription " + command.subscription() + " until " + command.until() + " "
                                + command.reason()));
    }

    /**
     * What charging is asked for.
     *
     * @param about the subscription it is about, before or after it
     */
    private record Change(String action, AccountChange change, Predicate<Subscription> about, String detail) {}

    private Outcome.Applied carryOut(Actor actor, SubscriberCommand command, Sim sim, Change change) {
        Optional<Subscription> before = subscription(sim, change.about());
        boolean dryRun = command.conditions().dryRun();
        ChangeOutcome outcome = dryRun ? tried(sim, change) : apply(sim, change);
        if (outcome != ChangeOutcome.CHANGED && outcome != ChangeOutcome.UNCHANGED) {
            throw refusal(outcome);
        }
        Optional<Subscription> after =
                dryRun ? before : subscription(sim, change.about()).or(() -> before);
        Outcome.Applied applied = new Outcome.Applied(kind(outcome, dryRun), sim, after, after.map(Subscription::plan));
        if (applied.kind() == Outcome.Kind.DONE) {
            log(actor, sim, change);
        }
        return applied;
    }

    private static Outcome.Kind kind(ChangeOutcome outcome, boolean dryRun) {
        if (outcome == ChangeOutcome.UNCHANGED) {
            return Outcome.Kind.UNCHANGED;
        }
        return dryRun ? Outcome.Kind.WOULD_BE_DONE : Outcome.Kind.DONE;
    }

    private Sim activeSim(Actor actor, SubscriberCommand command, Set<Role> roles) {
        Sim sim = tables.database().read("look up a SIM", c -> sight.require(c, actor, command.sim()));
        if (!roles.contains(actor.role())) {
            throw new RefusedException(
                    Refusal.FORBIDDEN, "your role may not do this", "ask somebody with the role admin or support");
        }
        SimChanges.requireVersion(sim, command.conditions());
        if (sim.state() != SimState.ACTIVE) {
            throw new RefusedException(
                    Refusal.NOT_ACTIVE,
                    "SIM " + sim.iccid() + " is " + sim.state() + ", and plans are for SIMs that are ACTIVE",
                    "activate or resume it first: simctl sim activate --iccid " + sim.iccid());
        }
        return sim;
    }

    private Optional<Subscription> subscription(Sim sim, Predicate<Subscription> which) {
        return sim.subscriber().flatMap(charging::find).stream()
                .flatMap(a -> a.subscriptions().stream())
                .filter(which)
                .findFirst();
    }

    private ChangeOutcome tried(Sim sim, Change change) {
        return charging.whatIf(sim.subscriber().orElseThrow(), change.change());
    }

    private ChangeOutcome apply(Sim sim, Change change) {
        try {
            return charging.apply(sim.subscriber().orElseThrow(), change.change())
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NotDecidedException) {
                throw new RefusedException(
                        Refusal.BUSY, "charging is too busy to decide this now", "nothing happened; try again");
            }
            throw e;
        }
    }

    private static RefusedException refusal(ChangeOutcome outcome) {
        return switch (outcome) {
            case NO_SUCH_SUBSCRIPTION ->
                new RefusedException(Refusal.NO_SUCH_SUBSCRIPTION, "there is no such subscription", SEE);
            case ALREADY_USED ->
                new RefusedException(
                        Refusal.ALREADY_USED, "the plan has been used, and only an unused one is taken back", SEE);
            case NOT_RUNNING ->
                new RefusedException(Refusal.NOT_RUNNING, "the plan is not running, so it has no end to move", SEE);
            case WOULD_SHORTEN ->
                new RefusedException(Refusal.WOULD_SHORTEN, "'until' lies before the present end, which stays", SEE);
            case TOO_LONG ->
                new RefusedException(Refusal.INVALID, "'until' lies more than ten years after the purchase", SEE);
            case TOO_MANY ->
                new RefusedException(Refusal.TOO_MANY, "the subscriber has as many plans as one may have", SEE);
            case CHANGED, UNCHANGED -> throw new IllegalArgumentException(outcome + " is no refusal");
        };
    }

    private void log(Actor actor, Sim sim, Change change) {
        tables.note(Trace.of(
                        clock.instant(),
                        actor,
                        change.action(),
                        "plan",
                        sim.iccid().digits())
                .saying(change.detail()));
    }
}
