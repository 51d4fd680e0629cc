package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.store.DueStore;
import io.silkroam.messaging.store.DueStore.Due;
import io.silkroam.messaging.store.DueStore.Kind;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.PartState;
import io.silkroam.messaging.store.PartyName;
import io.silkroam.store.StoreException;
import io.silkroam.time.Rounds;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due out of the store for parties that have room, in bounded claims; a million that wait cost no memory.
 * It also gives the lanes what they did not take before.
 */
final class Feeder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feeder.class);
    /** How often pauses that ended, and results that no lane took, are looked at. */
    private static final Duration PERIOD = Duration.ofMillis(20);

    private final Core core;
    private final Handover handover;
    private final Rounds rounds;
    private final AtomicBoolean awake = new AtomicBoolean();
    private long lookedAtNanos;
    private boolean looked;

    Feeder(Core core, Handover handover) {
        this.core = core;
        this.handover = handover;
        this.rounds = core.driver().rounds("messaging-feeder", this::round);
    }

    void start() {
        rounds.start(PERIOD);
    }

    /** Does a round soon. Cheap, from any thread. */
    void wake() {
        if (awake.compareAndSet(false, true)) {
            rounds.wake();
        }
    }

    private void round() {
        awake.set(false);
        handover.submitWaiting();
        try {
            lookForParties();
            boolean more = true;
            while (more && !rounds.isClosed()) {
                more = false;
                // One claim each in turn: a party with a million waiting must not keep the others from theirs.
                for (Parties.Entry party : core.parties().all()) {
                    more |= feed(party);
                }
                handover.submitWaiting();
            }
        } catch (StoreException e) {
            LOG.warn("waiting messages are not looked for just now: {}", e.toString());
        }
    }

    /** What became due, was put there by another gateway, or was left from before. */
    private void lookForParties() {
        long now = core.driver().nanos();
        if (looked && now - lookedAtNanos < core.settings().times().tick().toNanos()) {
            return;
        }
        lookedAtNanos = now;
        looked = true;
        List<String> found = core.database().read("look for parties", this::partiesWithWork);
        for (String name : found) {
            core.parties().of(PartyName.parse(name)).queued();
        }
    }

    private List<String> partiesWithWork(Connection connection) {
        DueStore dues = core.stores().dues();
        List<String> found = new ArrayList<>();
        Optional<String> next = dues.nextParty(connection, "");
        while (next.isPresent()) {
            String name = next.get();
            if (!name.equals(PartyName.PAYMENTS) && dues.anyDue(connection, name, core.now())) {
                found.add(name);
            }
            next = dues.nextParty(connection, name);
        }
        return found;
    }

    /** Claims once if the party has room; true if there is more for it. */
    private boolean feed(Parties.Entry party) {
        if (!party.isWanted() || !core.lease().isHeld()) {
            return false;
        }
        int allowed = party.reserveUpTo(1, core.settings().bounds().claimBatch());
        if (allowed == 0) {
            return false;
        }
        long queuedBefore = party.queuedSoFar();
        int found = 0;
        try {
            found = claim(party, allowed);
        } finally {
            party.release(allowed);
        }
        if (found < allowed) {
            party.drained(queuedBefore);
        }
        return party.isWanted();
    }

    /** Returns how many were due, whatever became of them. */
    private int claim(Parties.Entry party, int most) {
        Batch[] written = new Batch[1];
        try {
            int found = core.database().transact("claim messages", connection -> {
                Batch batch = new Batch(core, connection, Batch.NO_WRITER, handover);
                written[0] = batch;
                List<Due> dues = due(connection, party, batch.now(), most);
                if (!dues.isEmpty()) {
                    claim(batch, party, dues);
                    batch.write();
                }
                return dues.size();
            });
            written[0].committed();
            return found;
        } catch (RuntimeException e) {
            if (written[0] != null) {
                written[0].undo();
            }
            throw e;
        }
    }

    private List<Due> due(Connection connection, Parties.Entry party, long now, int most) {
        List<Due> found = new ArrayList<>();
        if (!core.stores().dues().anyDue(connection, party.name(), now)) {
            return found;
        }
        for (int priority = 0; priority < DueStore.PRIORITIES && found.size() < most; priority++) {
            found.addAll(core.stores().dues().claim(connection, party.name(), priority, now, most - found.size()));
        }
        return found;
    }

    private void claim(Batch batch, Parties.Entry party, List<Due> dues) {
        Set<Long> ids = new TreeSet<>();
        dues.forEach(due -> ids.add(due.key().id()));
        // What is sent needs its own part only; a receipt needs all of them.
        core.stores().messages().load(batch.connection(), ids).forEach(batch::know);
        if (dues.stream().anyMatch(due -> due.key().kind() != Kind.SEND)) {
            batch.load(List.of());
        }
        for (Due due : dues) {
            batch.notDue(due.key());
            Optional<PartRow> row = batch.find(due.key().id());
            if (row.isPresent()) {
                claim(batch, party, due, row.get());
            }
        }
    }

    private void claim(Batch batch, Parties.Entry party, Due due, PartRow row) {
        switch (due.key().kind()) {
            case SEND -> {
                if (row.state() == PartState.QUEUED) {
                    batch.change(row.become(PartState.SENDING).ownedBy(batch.run()));
                    party.reserveAnyway(1);
                    batch.carry(row, party);
                }
            }
            case RECEIPT -> {
                if (row.state() == PartState.OWED) {
                    batch.change(row.become(PartState.TELLING).ownedBy(batch.run()));
                    party.reserveAnyway(1);
                    batch.carry(Finishing.receipt(batch.whole(row), party));
                }
            }
            case INTERIM -> {
                Delivery.Receipt notice = new Delivery.Receipt(
                        MessageState.of((int) due.note()), Instant.ofEpochMilli(due.dueAt()), "", 0);
                party.reserveAnyway(1);
                batch.carry(Finishing.receipt(row, party, Kind.INTERIM, notice));
            }
            case REFUND -> throw new IllegalStateException("a refund waits for " + party.party());
        }
    }

    /** Something came for a party, or it has room again. */
    void roomAt(Party party) {
        if (core.parties().of(party).isWanted()) {
            wake();
        }
    }

    @Override
    public void close() {
        rounds.close();
    }

    /** False if a round took longer. */
    boolean awaitEnd(Duration grace) {
        return rounds.awaitEnd(grace);
    }
}
