package io.silkroam.gateway.admin;

import io.silkroam.access.Actor;
import io.silkroam.access.Role;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageJournal;
import io.silkroam.charging.ChargingEngine;
import io.silkroam.gateway.admin.SubscriberCommand.ChangeSim;
import io.silkroam.gateway.admin.SubscriberCommand.Conditions;
import io.silkroam.gateway.admin.SubscriberCommand.ExtendPlan;
import io.silkroam.gateway.admin.SubscriberCommand.RefundPlan;
import io.silkroam.gateway.admin.SubscriberCommand.SellPlan;
import io.silkroam.gateway.admin.SubscriberCommand.SetCardState;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimAction;
import io.silkroam.sim.inventory.VersionMovedException;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.store.Database.Work;
import io.silkroam.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one door for every command about a SIM or its subscriber, whoever sends it. A command is decided, written with a
 * version check, and told to the live sessions before its outcome is given.
 */
public final class SubscriberAdmin implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final Provisioning tables;
    private final Sight sight;
    private final SimChanges changes;
    private final PlanSales sales;
    private final NetworkTeller teller;
    private final ChargingEngine charging;
    private final UsageJournal journal;
    private final Clock clock;

    public SubscriberAdmin(Provisioning tables, ChargingEngine charging, PlanCatalogue plans, Clock clock) {
        this.tables = tables;
        this.sight = new Sight(tables.sims());
        this.changes = new SimChanges(sight, tables, charging);
        this.sales = new PlanSales(tables, sight, plans, charging, clock);
        this.teller = new NetworkTeller(tables.database(), tables.sims(), charging);
        this.charging = charging;
        this.journal = new UsageJournal(tables.database());
        this.clock = clock;
    }

    /** From now on, what the network was not told because something failed is told again. */
    public void start() {
        teller.start();
    }

    /** Carries a command out, or says why not; what was refused has changed nothing. */
    public Outcome apply(Actor actor, SubscriberCommand command) {
        try {
            if (command instanceof ChangeSim change) {
                return changeSim(actor, change);
            }
            if (command instanceof SetCardState set) {
                return written(set.conditions(), c -> changes.setCardState(c, actor, set, clock.instant()));
            }
            if (command instanceof SellPlan sale) {
                return sales.sell(actor, sale);
            }
            if (command instanceof RefundPlan refund) {
                return sales.refund(actor, refund);
            }
            return sales.extend(actor, (ExtendPlan) command);
        } catch (RefusedException e) {
            return e.refused();
        }
    }

    private Outcome.Applied changeSim(Actor actor, ChangeSim command) {
        Outcome.Applied applied =
                written(command.conditions(), c -> changes.change(c, actor, command, clock.instant()));
        if (applied.kind() != Outcome.Kind.DONE) {
            return applied;
        }
        if (command.action() == SimAction.SWAP) {
            applied.sim()
                    .successor()
                    .flatMap(s -> tables.database()
                            .read("look up a SIM", c -> tables.sims().find(c, s)))
                    .ifPresent(teller::tell);
        }
        return applied.with(teller.tell(applied.sim()));
    }

    /** Two commands may meet at one row; unless the caller named the version, the later one is decided again. */
    private Outcome.Applied written(Conditions conditions, Work<Outcome.Applied> work) {
        if (conditions.dryRun()) {
            // The same steps on the same rows; reading ends by undoing them.
            Outcome.Applied tried = tables.database().read("try a change of a SIM out", work);
            return tried.kind() == Outcome.Kind.DONE
                    ? Outcome.Applied.of(Outcome.Kind.WOULD_BE_DONE, tried.sim())
                    : tried;
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return tables.database().transact("change a SIM", work);
            } catch (VersionMovedException e) {
                if (attempt == ATTEMPTS) {
                    throw busy();
                }
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.CONFLICT) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw busy();
                }
            }
        }
    }

    private static RefusedException busy() {
        return new RefusedException(
                Refusal.BUSY, "others keep changing the same SIM or number", "nothing happened; try again");
    }

    /** The subscriber as inventory and books have it; empty where there is none that the caller may know of. */
    public Optional<Subscriber> find(Actor actor, SimRef ref) {
        Optional<Sim> sim = tables.database().read("look up a SIM", c -> sight.find(c, actor, ref));
        sim.ifPresent(s -> noteTheLook(actor, s));
        return sim.map(s -> new Subscriber(s, s.subscriber().flatMap(charging::find)));
    }

    /** A page of what happened to the subscriber in [from, until), oldest first. */
    public List<JournalEntry> usage(
            Subscriber subscriber, Instant from, Instant until, UsageJournal.Place after, int limit) {
        return subscriber
                .sim()
                .subscriber()
                .map(id -> journal.page(id.value(), from, until, after, limit))
                .orElse(List.of());
    }

    /** Those who look at subscribers by trade leave a trace (resellers that see too much are a known evil). */
    private void noteTheLook(Actor actor, Sim sim) {
        if (actor.role() != Role.CARRIER && actor.role() != Role.SUPPORT) {
            return;
        }
        tables.note(Trace.of(
                clock.instant(), actor, "look", "subscriber", sim.iccid().digits()));
    }

    @Override
    public void close() {
        teller.close();
    }
}
