package io.silkroam.gateway.admin;

import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.NotDecidedException;
import io.silkroam.charging.UnknownSubscriberException;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.inventory.NetworkState;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimStore;
import io.silkroam.sim.inventory.VersionMovedException;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import io.silkroam.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells charging what the inventory says of a SIM: at once when a command changed it, and again until it is told,
 * should that fail or the gateway end in between (docs/decisions/008-inventory-ahead-of-the-network.md). Telling twice
 * changes nothing.
 */
final class NetworkTeller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkTeller.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int AT_ONCE = 100;

    private final Database database;
    private final SimStore sims;
    private final ChargingEngine charging;
    private final Ticker ticker = new Ticker("network-teller", this::tellPending);

    NetworkTeller(Database database, SimStore sims, ChargingEngine charging) {
        this.database = database;
        this.sims = sims;
        this.charging = charging;
    }

    void start() {
        ticker.start(PERIOD);
    }

    /** The SIM as it is once charging knows; unchanged where that has to be tried again. */
    Sim tell(Sim sim) {
        if (sim.networkState() != NetworkState.PENDING) {
            return sim;
        }
        try {
            SubscriberId subscriber = sim.subscriber().orElseThrow();
            String reason = sim.state().name().toLowerCase(Locale.ROOT);
            AccountStatus status = status(sim);
            apply(subscriber, new AccountChange.StatusChange(status, reason));
            if (sim.predecessor().isPresent()) {
                // Last, for a status that becomes active again takes back that sessions were to end.
                apply(subscriber, new AccountChange.CardChange(sim.imsi(), "takes over"));
            }
            return told(sim, status == AccountStatus.ACTIVE ? NetworkState.ENABLED : NetworkState.BARRED);
        } catch (NotDecidedException e) {
            LOG.warn("charging could not be told of SIM {} yet and is told again: {}", sim.iccid(), e.getMessage());
            return sim;
        }
    }

    private Sim told(Sim sim, NetworkState state) {
        try {
            return database.transact("note what the network knows", c -> sims.write(c, sim.withNetworkState(state)));
        } catch (VersionMovedException e) {
            // Whoever changed it since tells the network of that.
            return sim;
        }
    }

    private void tellPending() {
        try {
            List<Sim> pending = database.read("look for SIMs to tell the network of", c -> sims.pending(c, AT_ONCE));
            pending.forEach(this::tell);
        } catch (StoreException e) {
            LOG.warn("SIMs to tell the network of could not be looked for: {}", e.toString());
        }
    }

    private void apply(SubscriberId subscriber, AccountChange change) {
        try {
            charging.apply(subscriber, change).toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NotDecidedException refused) {
                throw refused;
            }
            if (!(e.getCause() instanceof UnknownSubscriberException)) {
                throw e;
            }
            // An account that is not there grants nothing, which is what barring is for.
            LOG.error("subscriber {} is in the inventory, and charging does not know it", subscriber);
        }
    }

    private static AccountStatus status(Sim sim) {
        return switch (sim.state()) {
            case ACTIVE -> AccountStatus.ACTIVE;
            case SUSPENDED -> AccountStatus.SUSPENDED;
            case LOST -> AccountStatus.LOST;
            case IMPORTED, STOCKED, ALLOCATED, SOLD, EXPIRED, QUARANTINED, RETIRED, SWAPPED -> AccountStatus.EXPIRED;
        };
    }

    @Override
    public void close() {
        ticker.close();
        ticker.awaitEnd(Duration.ofSeconds(2));
    }
}
