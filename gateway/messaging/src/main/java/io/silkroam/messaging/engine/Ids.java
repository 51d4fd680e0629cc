package io.silkroam.messaging.engine;

import io.silkroam.messaging.store.RunStore;
import io.silkroam.messaging.store.RunStore.Block;
import io.silkroam.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;

/** Message ids in growing order, from blocks that are this gateway's alone. Any thread. */
final class Ids {
    private static final int BLOCK = 100_000;
    /** A block is left after this time, so that the age of its messages is known well enough to forget them by it. */
    private static final Duration USED_FOR = Duration.ofHours(1);

    private static final Duration RENEWED_BEFORE = Duration.ofMinutes(10);

    private final Database database;
    private final Clock clock;
    private final RunStore store = new RunStore();
    private long next = 1;
    private long last;
    private long usedUntil;
    private Block spare = new Block(1, 0);

    Ids(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The first of so many consecutive ids; empty where the store is too slow to give more. */
    synchronized OptionalLong take(int count) {
        if (next + count - 1 > last) {
            next = spare.first();
            last = spare.last();
            spare = new Block(1, 0);
        }
        if (next + count - 1 > last) {
            return OptionalLong.empty();
        }
        long first = next;
        next += count;
        return OptionalLong.of(first);
    }

    /** Sees to it that there are ids; called often. */
    void refill() {
        long now = clock.instant().toEpochMilli();
        if (!isWanted(now)) {
            return;
        }
        long until = now + USED_FOR.toMillis();
        Block block = database.transact("take message ids", connection -> store.take(connection, BLOCK, until));
        add(block, now, until);
    }

    private synchronized boolean isWanted(long now) {
        return spare.last() < spare.first() || isOld(now);
    }

    private boolean isOld(long now) {
        return usedUntil - now < RENEWED_BEFORE.toMillis();
    }

    private synchronized void add(Block block, long now, long until) {
        if (next > last || isOld(now)) {
            next = block.first();
            last = block.last();
            spare = new Block(1, 0);
        } else {
            spare = block;
        }
        usedUntil = until;
    }
}
