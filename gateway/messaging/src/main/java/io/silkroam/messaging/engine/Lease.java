package io.silkroam.messaging.engine;

import io.silkroam.messaging.port.MessagingObserver;
import io.silkroam.messaging.store.RunStore;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import io.silkroam.time.Driver;
import io.silkroam.time.Rounds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This run's right to hand messages over. It lasts for three quarters of a lease after its last beat, measured from
 * before that was asked for. Others end a run whose beats they have not seen to change for a whole lease, by their own
 * {@link Driver#nanos}: nobody takes over what we are still sending, and no wall clock has a say. A run that was ended
 * goes on as a new one.
 */
final class Lease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final Database database;
    private final RunStore store = new RunStore();
    private final String gateway;
    private final Duration length;
    private final MessagingObserver observer;
    private final Driver driver;
    private final Rounds renewals;

    private volatile long run;
    private volatile long heldUntilNanos;
    private volatile boolean toldHeld = true;

    private Lease(Database database, String gateway, Duration length, MessagingObserver observer, Driver driver) {
        this.database = database;
        this.gateway = gateway;
        this.length = length;
        this.observer = observer;
        this.driver = driver;
        this.renewals = driver.rounds("messaging-lease", this::renew);
    }

    /** Begins a run; whatever ran under this name is over. */
    static Lease begin(Database database, String gateway, Duration length, MessagingObserver observer, Driver driver) {
        Lease lease = new Lease(database, gateway, length, observer, driver);
        lease.begin();
        lease.renewals.start(length.dividedBy(5));
        return lease;
    }

    private void begin() {
        long before = driver.nanos();
        run = database.transact("begin a run", connection -> store.begin(connection, gateway));
        heldFrom(before);
    }

    private void heldFrom(long nanos) {
        // A quarter is left for what was allowed in the last moment to reach its party.
        heldUntilNanos = nanos + length.toNanos() * 3 / 4;
        tell();
    }

    /** The number under which this run owns messages. */
    long run() {
        return run;
    }

    /** Whether messages may be handed over now. */
    boolean isHeld() {
        return heldUntilNanos - driver.nanos() > 0;
    }

    private void renew() {
        try {
            long before = driver.nanos();
            boolean renewed = database.transact("renew the lease", c -> store.beat(c, run));
            if (renewed) {
                heldFrom(before);
            } else {
                LOG.warn("run {} was taken for dead; its messages are being taken over, a new run begins", run);
                begin();
            }
        } catch (StoreException e) {
            LOG.warn("the lease is not renewed: {}", e.toString());
        }
        tell();
    }

    private void tell() {
        boolean held = isHeld();
        if (held != toldHeld) {
            toldHeld = held;
            observer.lease(held);
        }
    }

    /** Stops renewing; a clean end leaves nothing to take over, and the run is forgotten. */
    void end(boolean clean) {
        close();
        if (clean) {
            forget();
        }
    }

    /** A run that is not forgotten is taken over once its lease is over, and has left nothing. */
    private void forget() {
        try {
            database.transact("end a run", connection -> {
                store.forget(connection, run);
                return null;
            });
        } catch (StoreException e) {
            LOG.warn("run {} ended and is not forgotten: {}", run, e.toString());
        }
    }

    @Override
    public void close() {
        renewals.close();
        renewals.awaitEnd(Duration.ofSeconds(5));
    }
}
