package io.silkroam.gateway.admin;

import io.silkroam.access.Actor;
import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.IdentityTakenException;
import io.silkroam.charging.request.Identity;
import io.silkroam.gateway.admin.SubscriberCommand.ChangeSim;
import io.silkroam.gateway.admin.SubscriberCommand.Conditions;
import io.silkroam.gateway.admin.SubscriberCommand.Details;
import io.silkroam.gateway.admin.SubscriberCommand.SetCardState;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.inventory.AuditEntry;
import io.silkroam.sim.inventory.IllegalTransitionException;
import io.silkroam.sim.inventory.NetworkState;
import io.silkroam.sim.inventory.NumberRefusedException;
import io.silkroam.sim.inventory.NumberStore;
import io.silkroam.sim.inventory.NumberTakenException;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimAction;
import io.silkroam.sim.inventory.SimLifecycle;
import io.silkroam.sim.inventory.SimState;
import io.silkroam.sim.inventory.SimStore;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out a step of a SIM's life within one transaction: card, number, account and audit log together. What the
 * network has to be told about it is left {@link NetworkState#PENDING} in the row.
 */
final class SimChanges {
    private final Sight sight;
    private final SimStore sims;
    private final NumberStore numbers;
    private final Provisioning tables;
    private final ChargingEngine charging;

    SimChanges(Sight sight, Provisioning tables, ChargingEngine charging) {
        this.sight = sight;
        this.sims = tables.sims();
        this.numbers = tables.numbers();
        this.tables = tables;
        this.charging = charging;
    }

    /** @throws RefusedException before anything is written, or for the transaction to be undone */
    Outcome.Applied change(Connection connection, Actor actor, ChangeSim command, Instant now) {
        Sim sim = sight.require(connection, actor, command.sim());
        Permissions.require(actor, command.action());
        requireVersion(sim, command.conditions());
        if (isAlreadySo(sim, command)) {
            return Outcome.Applied.of(Outcome.Kind.UNCHANGED, sim);
        }
        Step step = new Step(connection, actor, command, sim, next(sim, command.action()), now);
        Sim written = sims.write(connection, changed(step).withChangedAt(now));
        tables.note(connection, entry(step, sim, written));
        if (command.action() == SimAction.SWAP) {
            takeOver(step);
        }
        return Outcome.Applied.of(Outcome.Kind.DONE, written);
    }

    /** @throws RefusedException before anything is written */
    Outcome.Applied setCardState(Connection connection, Actor actor, SetCardState command, Instant now) {
        Sim sim = sight.require(connection, actor, command.sim());
        requireVersion(sim, command.conditions());
        if (sim.cardState() == command.state()) {
            return Outcome.Applied.of(Outcome.Kind.UNCHANGED, sim);
        }
        Sim written = sims.write(connection, sim.withCardState(command.state()).withChangedAt(now));
        tables.note(
                connection,
                Trace.of(now, actor, "card-state", "sim", sim.iccid().digits())
                        .changed(sim.cardState().name(), command.state().name()));
        return Outcome.Applied.of(Outcome.Kind.DONE, written);
    }

    /** What a step works with. */
    private record Step(Connection connection, Actor actor, ChangeSim command, Sim sim, SimState next, Instant now) {
        Details details() {
            return command.details();
        }
    }

    private Sim changed(Step step) {
        Sim moved = step.sim().withState(step.next());
        return switch (step.command().action()) {
            case STOCK -> moved.withHolder(Optional.empty());
            case ALLOCATE ->
                moved.withHolder(Optional.of(
                        required(step.details().holder(), "holder", "say to whom: simctl sim allocate --holder NAME")));
            case SELL -> moved;
            case ACTIVATE -> activated(step, moved);
            case SUSPEND, RESUME, LOST, EXPIRE -> toBeTold(moved);
            case QUARANTINE, RETIRE -> toBeTold(withoutNumber(step, moved));
            case SWAP -> replaced(step, moved);
        };
    }

    private Sim activated(Step step, Sim moved) {
        Msisdn number = number(step, moved);
        SubscriberId subscriber = sims.nextSubscriberId(step.connection());
        Set<Identity> taken = charging.open(
                step.connection(),
                List.of(new ChargingEngine.NewSubscriber(subscriber, moved.imsis(), Optional.of(number))));
        if (!taken.isEmpty()) {
            throw identityTaken(taken);
        }
        return moved.withMsisdn(Optional.of(number))
                .withSubscriber(Optional.of(subscriber))
                .withNetworkState(NetworkState.ENABLED);
    }

    private Msisdn number(Step step, Sim sim) {
        try {
            Optional<Msisdn> asked = step.details().msisdn().or(sim::msisdn);
            if (asked.isPresent()) {
                numbers.assign(step.connection(), asked.get(), sim.iccid(), step.now());
                return asked.get();
            }
            String pool = required(
                    step.details().pool(), "msisdn", "give a number (--msisdn) or a pool to take it from (--pool)");
            return numbers.assignNext(step.connection(), pool, sim.iccid(), step.now());
        } catch (NumberTakenException e) {
            throw new RefusedException(
                    Refusal.NUMBER_TAKEN, e.getMessage(), "see which are free: simctl number list --state free");
        } catch (NumberRefusedException e) {
            throw new RefusedException(
                    e.reason() == NumberRefusedException.Reason.NONE_FREE ? Refusal.NUMBER_TAKEN : Refusal.INVALID,
                    e.getMessage(),
                    "see the pools: simctl number pool list");
        }
    }

    /** A subscriber leaves: the number rests before somebody else gets it, and is nobody's to the network. */
    private Sim withoutNumber(Step step, Sim moved) {
        moved.msisdn().ifPresent(number -> {
            numbers.release(step.connection(), number, step.now());
            moved.subscriber().ifPresent(s -> rename(step, s, Set.of(Identity.e164(number.digits())), Set.of()));
        });
        return moved.withMsisdn(Optional.empty());
    }

    /** The old card gives up number and account, and is unknown to the network from then on. */
    private Sim replaced(Step step, Sim moved) {
        return moved.withMsisdn(Optional.empty())
                .withSubscriber(Optional.empty())
                .withNetworkState(NetworkState.ABSENT)
                .withSuccessor(Optional.of(successor(step).iccid()));
    }

    /** Number, plans and account move to the new card, once the old one has given them up. */
    private void takeOver(Step step) {
        Sim old = step.sim();
        Sim fresh = successor(step);
        SubscriberId subscriber = old.subscriber().orElseThrow();
        rename(step, subscriber, identities(old.imsis()), identities(fresh.imsis()));
        old.msisdn().ifPresent(n -> numbers.move(step.connection(), n, old.iccid(), fresh.iccid(), step.now()));
        Sim written = sims.write(
                step.connection(),
                fresh.withState(next(fresh, SimAction.ACTIVATE))
                        .withHolder(fresh.holder().or(old::holder))
                        .withMsisdn(old.msisdn())
                        .withSubscriber(Optional.of(subscriber))
                        .withNetworkState(NetworkState.PENDING)
                        .withPredecessor(Optional.of(old.iccid()))
                        .withChangedAt(step.now()));
        tables.note(step.connection(), entry(step, fresh, written));
    }

    private Sim successor(Step step) {
        SimRef ref = required(step.details().successor(), "successor", "say which SIM takes over: --to ICCID");
        Sim fresh = sight.require(step.connection(), step.actor(), ref);
        if (fresh.subscriber().isPresent()) {
            throw new RefusedException(
                    Refusal.ILLEGAL_TRANSITION,
                    "SIM " + fresh.iccid() + " is " + fresh.state() + " and cannot take over from another",
                    "take one that was never used: simctl sim list --state stocked");
        }
        next(fresh, SimAction.ACTIVATE);
        return fresh;
    }

    private void rename(Step step, SubscriberId subscriber, Set<Identity> gone, Set<Identity> added) {
        try {
            charging.rename(step.connection(), subscriber, gone, added);
        } catch (IdentityTakenException e) {
            throw identityTaken(e.taken());
        }
    }

    private static RefusedException identityTaken(Set<Identity> taken) {
        return new RefusedException(
                Refusal.IDENTITY_TAKEN,
                "an account is known to the network by " + taken + " already",
                "look it up: simctl subscriber show");
    }

    private static Sim toBeTold(Sim sim) {
        return sim.subscriber().isPresent() ? sim.withNetworkState(NetworkState.PENDING) : sim;
    }

    private static Set<Identity> identities(List<Imsi> imsis) {
        Set<Identity> identities = new HashSet<>();
        imsis.forEach(imsi -> identities.add(Identity.imsi(imsi.digits())));
        return identities;
    }

    static void requireVersion(Sim sim, Conditions conditions) {
        conditions.ifVersion().ifPresent(seen -> {
            if (seen != sim.version()) {
                throw versionMoved(sim);
            }
        });
    }

    private static RefusedException versionMoved(Sim sim) {
        return new RefusedException(
                Refusal.VERSION_MOVED,
                "SIM " + sim.iccid() + " was changed meanwhile; it is in version " + sim.version() + " now",
                "look at it again, then repeat the command");
    }

    private static boolean isAlreadySo(Sim sim, ChangeSim command) {
        SimAction action = command.action();
        if (action == SimAction.ALLOCATE) {
            return sim.state() == SimState.ALLOCATED
                    && command.details().holder().equals(sim.holder());
        }
        if (!SimLifecycle.isAlreadySo(sim.state(), action)) {
            return false;
        }
        return switch (action) {
            case ACTIVATE -> sameNumber(sim, command.details());
            case SWAP -> sameSuccessor(sim, command.details());
            default -> true;
        };
    }

    private static boolean sameSuccessor(Sim sim, Details details) {
        boolean same = details.successor()
                .map(ref -> ref instanceof SimRef.ByIccid by && sim.successor().equals(Optional.of(by.iccid())))
                .orElse(true);
        if (!same) {
            throw new RefusedException(
                    Refusal.ILLEGAL_TRANSITION,
                    "SIM " + sim.iccid() + " was swapped already, for another SIM",
                    "see it: simctl sim show --iccid " + sim.iccid());
        }
        return true;
    }

    private static boolean sameNumber(Sim sim, Details details) {
        if (details.msisdn().isPresent() && !details.msisdn().equals(sim.msisdn())) {
            throw new RefusedException(
                    Refusal.ILLEGAL_TRANSITION,
                    "SIM " + sim.iccid() + " is active already, with another number",
                    "see it: simctl sim show --iccid " + sim.iccid());
        }
        return true;
    }

    private static SimState next(Sim sim, SimAction action) {
        try {
            return SimLifecycle.next(sim.state(), action);
        } catch (IllegalTransitionException e) {
            String detail = "'%s' is not possible for SIM %s, which is %s"
                    .formatted(action.name().toLowerCase(Locale.ROOT), sim.iccid(), sim.state());
            throw new RefusedException(Refusal.ILLEGAL_TRANSITION, detail, hint(e));
        }
    }

    private static String hint(IllegalTransitionException e) {
        List<String> verbs = new ArrayList<>();
        e.legal().stream().sorted().forEach(a -> verbs.add(a.name().toLowerCase(Locale.ROOT)));
        return verbs.isEmpty() ? "nothing can be done to it any more" : "what is possible: " + String.join(", ", verbs);
    }

    private static <T> T required(Optional<T> value, String name, String hint) {
        return value.orElseThrow(() -> new RefusedException(Refusal.INVALID, "'" + name + "' is missing", hint));
    }

    private static AuditEntry entry(Step step, Sim before, Sim after) {
        return Trace.of(
                        step.now(),
                        step.actor(),
                        step.command().action().name().toLowerCase(Locale.ROOT),
                        "sim",
                        before.iccid().digits())
                .changed(before.state().name(), after.state().name())
                .because(step.details().reason())
                .saying(detail(before, after));
    }

    private static String detail(Sim before, Sim after) {
        List<String> details = new ArrayList<>();
        if (!before.holder().equals(after.holder())) {
            details.add("holder " + before.holder().orElse("none") + " -> "
                    + after.holder().orElse("none"));
        }
        if (!before.msisdn().equals(after.msisdn())) {
            details.add("number " + after.msisdn().map(Msisdn::digits).orElse("none"));
        }
        after.successor().ifPresent(s -> details.add("successor " + s));
        after.predecessor().filter(p -> before.predecessor().isEmpty()).ifPresent(p -> details.add("takes over " + p));
        return String.join("; ", details);
    }
}
