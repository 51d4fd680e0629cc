package io.silkroam.charging;

import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.ChangeOutcome;
import io.silkroam.charging.store.AccountRow;
import io.silkroam.charging.store.AccountStore;
import io.silkroam.charging.store.ClosedSessionStore;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import io.silkroam.time.Driver;
import io.silkroam.time.Rounds;
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
    private final AccountStore accounts;
    private final ClosedSessionStore memories;
    private final Rounds rounds;
    /** The changes of the last round; the next one waits for them, so that nothing is swept twice at a time. */
    private volatile CompletableFuture<Void> sweeping = CompletableFuture.completedFuture(null);

    Sweeper(ChargingEngine engine, Database database, Clock clock, Driver driver) {
        this.engine = engine;
        this.database = database;
        this.clock = clock;
        this.accounts = new AccountStore(database.dialect());
        this.memories = new ClosedSessionStore(database.dialect());
        this.rounds = driver.rounds("sweeper", this::run);
    }

    void start(Duration period) {
        rounds.start(period);
    }

    private void run() {
        if (!sweeping.isDone()) {
            return;
        }
        try {
            sweep();
            forgetOldSessions();
        } catch (StoreException e) {
            LOG.warn("a sweep was not finished and is tried again: {}", e.toString());
        }
    }

    /** One that cannot be swept must not keep the others from it. Where more are due than a round takes, it goes on. */
    private void sweep() {
        long now = clock.instant().getEpochSecond();
        List<AccountRow> due = database.read("look for accounts to sweep", c -> accounts.dueForSweep(c, now, AT_ONCE));
        List<CompletableFuture<ChangeOutcome>> swept =
                due.stream().map(this::sweep).toList();
        sweeping = CompletableFuture.allOf(swept.toArray(CompletableFuture[]::new));
        if (swept.size() == AT_ONCE) {
            CompletableFuture<Void> unused = sweeping.thenRun(() -> goOnIfSwept(swept));
        }
    }

    private void goOnIfSwept(List<CompletableFuture<ChangeOutcome>> swept) {
        if (swept.stream().allMatch(s -> s.join() == ChangeOutcome.CHANGED)) {
            LOG.debug("more accounts are due than one sweep takes");
            rounds.wake();
        }
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
        while (forgotten == AT_ONCE && !rounds.isClosed()) {
            forgotten = database.transact("forget old sessions", c -> memories.prune(c, now, AT_ONCE));
        }
    }

    @Override
    public void close() {
        rounds.close();
    }

    /** Waits for a sweep that still ran when this was closed; false if it took longer. */
    boolean awaitEnd(Duration grace) {
        return rounds.awaitEnd(grace);
    }
}
