package io.silkroam.gateway.feed;

import io.silkroam.billing.JournalCursor;
import io.silkroam.gateway.store.LeaseStore;
import io.silkroam.gateway.store.LeaseStore.Held;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the other gateways of the database from doing the same. Used by one thread. */
public final class Lease {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final LeaseStore store;
    private final Database database;
    private final Clock clock;
    private final Duration time;
    private final String holder;
    private final String doing;
    /** Ours, as far as we know. */
    private Optional<Held> held = Optional.empty();

    /**
     * @param holder this gateway's name
     * @param name of what it does, as {@code "the feed of the books"}
     * @param time how long a gateway that is gone keeps the others from it
     */
    public Lease(Database database, Clock clock, String holder, String name, Duration time) {
        this.store = LeaseStore.ofBilling(name);
        this.database = database;
        this.clock = clock;
        this.time = time;
        this.holder = holder;
        this.doing = name;
    }

    /** Takes it, or keeps it before half of its time is over; false while another gateway has it. */
    public boolean hold() {
        Instant now = clock.instant();
        if (held.filter(h -> h.until().minus(time.dividedBy(2)).isAfter(now)).isPresent()) {
            return true;
        }
        boolean had = held.isPresent();
        held = database.transact("take the lease " + doing, c -> store.take(c, holder, now, now.plus(time)));
        if (held.isPresent() && !had) {
            LOG.info("this gateway does {}", doing);
        }
        return held.isPresent();
    }

    /** How far whoever held it has come. */
    JournalCursor position() {
        return held.orElseThrow().position();
    }

    /** Writes how far we have come; a conflict if it is no longer ours. */
    void move(JournalCursor to) {
        Held ours = held.orElseThrow();
        held = Optional.of(
                database.transact("move the position of " + doing, c -> store.keep(c, ours.at(to), ours.until())));
    }

    /** After a failure nobody knows whose it is. */
    public void forget() {
        held = Optional.empty();
    }

    /** Lets the next gateway take it at once. */
    public void release() {
        held.ifPresent(ours -> {
            try {
                database.transact("give the lease " + doing + " back", c -> store.keep(c, ours, Instant.EPOCH));
            } catch (StoreException e) {
                LOG.debug("the lease {} was not given back", doing, e);
            }
            held = Optional.empty();
        });
    }
}
