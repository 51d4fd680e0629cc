package io.silkroam.charging;

import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.ChangeOutcome;
import io.silkroam.charging.store.AccountRow;
import io.silkroam.charging.store.AccountStore;
import io.silkroam.charging.store.ClosedSessionStore;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import io.silkroam.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds accounts for which time alone has brought something: silent sessions, expired plans, notices. Each is swept
 * as a change like any other, so that several gateways may sweep at once.
 */
final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int AT_ONCE = 500;

    private final ChargingEngine engine;
    private final Database database;
    private final Clock clock;
    private final Duration period;
    private final AccountStore accounts;
    private final ClosedSessionStore memories;
    private final Ticker ticker = new Ticker("sweeper", this::run);

    Sweeper(ChargingEngine engine, Database database, Clock clock, Duration period) {
        this.engine = engine;
        this.database = database;
        this.clock = clock;
        this.period = period;
        this.accounts = new AccountStore(database.dialect());
        this.memories = new ClosedSessionStore(database.dialect());
    }

    void start() {
        ticker.start(period);
    }

    private void run() {
        try {
            while (!ticker.isClosed() && sweep() == AT_ONCE) {
                LOG.debug("more accounts are due than one sweep takes");
            }
            forgetOldSessions();
        } catch (StoreException e) {
            LOG.warn("a sweep was not finished and is tried again: {}", e.toString());
        }
    }

    /** Returns how many accounts were swept; one that cannot be must not keep the others from it. */
    private int sweep() {
        long now = clock.instant().getEpochSecond();
        List<AccountRow> due = database.read("look for accounts to sweep", c -> accounts.dueForSweep(c, now, AT_ONCE));
        List<CompletableFuture<ChangeOutcome>> swept =
                due.stream().map(this::sweep).toList();
        return (int)
                swept.stream().filter(s -> s.join() == ChangeOutcome.CHANGED).count();
    }

    private CompletableFuture<ChangeOutcome> sweep(AccountRow row) {
        return engine.apply(new SubscriberId(row.subscriberId()), new AccountChange.Sweep())
                .exceptionally(e -> {
                    LOG.warn("{} was not swept and is tried again: {}", row, e.toString());
                    return ChangeOutcome.UNCHANGED;
                })
                .toCompletableFuture();
    }

    /** Looks before it deletes: a transaction that finds nothing to forget is synced like any other. */
    private void forgetOldSessions() {
        long now = clock.instant().getEpochSecond();
        if (!database.read("look for old sessions", c -> memories.anyToForget(c, now))) {
            return;
        }
        int forgotten = AT_ONCE;
        while (forgotten == AT_ONCE && !ticker.isClosed()) {
            forgotten = database.transact("forget old sessions", c -> memories.prune(c, now, AT_ONCE));
        }
    }

    @Override
    public void close() {
        ticker.close();
    }

    /** Waits for a sweep that still ran when this was closed; false if it took longer. */
    boolean awaitEnd(Duration grace) {
        return ticker.awaitEnd(grace);
    }
}
