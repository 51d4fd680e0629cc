package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.store.CauseStore.Cause;
import io.silkroam.messaging.store.DoneStore.Done;
import io.silkroam.messaging.store.DueStore;
import io.silkroam.messaging.store.DueStore.Due;
import io.silkroam.messaging.store.DueStore.DueKey;
import io.silkroam.messaging.store.DueStore.Kind;
import io.silkroam.messaging.store.OrderStore.Link;
import io.silkroam.messaging.store.ParkedStore.Parked;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.PartState;
import io.silkroam.messaging.store.SmscIdStore.SmscId;
import io.silkroam.messaging.store.TrafficStore;
import io.silkroam.messaging.store.TrafficStore.Count;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one transaction is about to change. Deciders put it together; it writes all of it with one statement a table,
 * and says afterwards, once the commit is on disk, what is to be told and handed over.
 */
final class Batch {
    /** Of a transaction beside the lanes, which takes no message in. */
    static final long NO_WRITER = 0;

    private final Core core;
    private final Connection connection;
    private final long writer;
    private final Handover handover;
    private final long now;
    private final Map<Long, PartRow> rows = new HashMap<>();
    private final Map<Long, PartRow> changed = new LinkedHashMap<>();
    private final Map<Long, PartRow> removed = new LinkedHashMap<>();
    private final List<Done> done = new ArrayList<>();
    private final List<PartRow> dead = new ArrayList<>();
    private final Map<DueKey, Due> dues = new LinkedHashMap<>();
    private final Set<DueKey> noLongerDue = new HashSet<>();
    private final Set<Link> links = new HashSet<>();
    private final List<Parked> parked = new ArrayList<>();
    private final List<Long> unparked = new ArrayList<>();
    private final Map<TrafficStore.Key, Count> owed = new LinkedHashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Runnable> told = new ArrayList<>();
    private boolean wrote;

    /** @param writer the number of the lane's connection */
    Batch(Core core, Connection connection, long writer, Handover handover) {
        this.core = core;
        this.connection = connection;
        this.writer = writer;
        this.handover = handover;
        this.now = core.now();
    }

    Core core() {
        return core;
    }

    Connection connection() {
        return connection;
    }

    long now() {
        return now;
    }

    long run() {
        return core.lease().run();
    }

    // What it knows.

    /** A row that is on disk as it is here. */
    void know(PartRow row) {
        rows.putIfAbsent(row.id(), row);
    }

    Optional<PartRow> find(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    /**
     * Reads these, and all parts of every message that is known by one. Whoever decides on a whole message holds
     * it.
     */
    void load(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            core.stores().messages().load(connection, ids).forEach(this::know);
        }
        Set<Long> firsts = new TreeSet<>();
        Set<Long> parts = new TreeSet<>();
        for (PartRow row : rows.values()) {
            if (row.parts() > 1 && firsts.add(row.firstId())) {
                for (int i = 0; i < row.parts(); i++) {
                    parts.add(row.firstId() + i);
                }
            }
        }
        if (!firsts.isEmpty()) {
            core.stores().messages().lock(connection, firsts);
            rows.keySet().removeAll(parts);
            core.stores().messages().load(connection, parts).forEach(this::know);
        }
    }

    /** All parts of a message that was loaded, in order. */
    List<PartRow> whole(PartRow row) {
        List<PartRow> parts = new ArrayList<>(row.parts());
        for (int i = 0; i < row.parts(); i++) {
            PartRow part = rows.get(row.firstId() + i);
            if (part == null || removed.containsKey(part.id())) {
                throw new IllegalStateException("part " + (i + 1) + " of message " + row.firstId() + " is missing");
            }
            parts.add(part);
        }
        return parts;
    }

    /**
     * Those of these that this run says it is sending, and neither has in hand nor sent. First the hands, then what was
     * sent: what has left our hands meanwhile is on disk as sent, and the other way round it would seem neither.
     */
    List<PartRow> idle(Collection<PartRow> parts) {
        List<PartRow> notInHand = parts.stream()
                .filter(part -> part.state() == PartState.SENDING
                        && part.owner() == run()
                        && !handover.has(part.id(), Kind.SEND))
                .toList();
        Set<Long> sent = core.stores()
                .ids()
                .sent(connection, notInHand.stream().map(PartRow::id).toList());
        return notInHand.stream().filter(part -> !sent.contains(part.id())).toList();
    }

    boolean isRemoved(PartRow row) {
        return removed.containsKey(row.id());
    }

    // What it changes.

    void change(PartRow row) {
        changed.put(row.id(), row);
    }

    void remove(List<PartRow> parts) {
        parts.forEach(part -> removed.put(part.id(), part));
    }

    void remember(Done message) {
        done.add(message);
    }

    void bury(List<PartRow> parts) {
        dead.addAll(parts);
    }

    void due(Due due) {
        noLongerDue.remove(due.key());
        dues.put(due.key(), due);
        core.backlog().queued(1);
        if (due.dueAt() <= now && !due.party().isEmpty()) {
            tell(() -> handover.queued(due.party()));
        }
    }

    /** What is about to wait is not due before somebody says so. */
    void hold(long id) {
        dues.computeIfPresent(
                new DueKey(id, Kind.SEND),
                (key, due) -> new Due(
                        key, due.party(), due.priority(), DueStore.HELD, due.validUntil(), due.chain(), due.note()));
    }

    void notDue(DueKey key) {
        dues.remove(key);
        noLongerDue.add(key);
        core.backlog().queued(-1);
    }

    /** The next of its chain may go. */
    void leaveChain(Link link) {
        links.add(link);
    }

    void park(Parked receipt) {
        parked.add(receipt);
    }

    void unpark(long number) {
        unparked.add(number);
    }

    /** Its account owes for what is accepted, or no longer does. */
    void owe(Count count) {
        owed.merge(count.key(), count, Count::plus);
    }

    /** Something is written at once and not at the end. */
    void wrote() {
        wrote = true;
    }

    void keepIds(List<SmscId> ids) {
        core.stores().ids().insert(connection, ids);
        wrote = true;
    }

    void insert(List<PartRow> fresh, List<Cause> causes, List<Link> ordered) {
        core.stores().messages().insert(connection, fresh);
        if (!causes.isEmpty()) {
            core.stores().causes().insert(connection, causes);
        }
        if (!ordered.isEmpty()) {
            core.stores().order().insert(connection, ordered);
        }
        wrote = true;
    }

    /** Hands a part over once it is on disk that it is being sent; its place is reserved. */
    void carry(PartRow row, Parties.Entry party) {
        Delivery.Part part =
                new Delivery.Part(new MessageId(row.firstId()), row.key().number(), row.parts());
        carry(new Claim(
                Kind.SEND,
                new Delivery(
                        new MessageId(row.id()),
                        party.party(),
                        row.attempt() + 1,
                        row.has(PartRow.REPEATED),
                        part,
                        row.envelope().message(),
                        Instant.ofEpochMilli(row.acceptedAt()),
                        Optional.empty()),
                party,
                row));
    }

    /** Hands over what was claimed, once that is on disk; its place is reserved. */
    void carry(Claim claim) {
        claims.add(claim);
        handover.begin(claim);
    }

    /** Once it is on disk. */
    void tell(Runnable news) {
        told.add(news);
    }

    Parties.Entry party(Party party) {
        return core.parties().of(party);
    }

    // Its end.

    /** Writes all of it; returns whether there is anything to commit. */
    boolean write() {
        Core.Stores stores = core.stores();
        wrote |= writing(noLongerDue, keys -> stores.dues().delete(connection, keys));
        wrote |= writing(links, this::releaseChains);
        removed.keySet().forEach(changed::remove);
        wrote |= writing(changed.values(), all -> stores.messages().update(connection, all));
        wrote |= writing(removed.values(), all -> stores.messages().delete(connection, all));
        wrote |= writing(done, all -> stores.done().insert(connection, all));
        wrote |= writing(dead, all -> stores.dead().insert(connection, all));
        wrote |= writing(dues.values(), all -> stores.dues().insert(connection, all));
        wrote |= writing(unparked, all -> stores.parked().delete(connection, all));
        wrote |= writing(parked, all -> stores.parked().insert(connection, all, now + Upkeep.FIRST_LOOK_MILLIS));
        wrote |= writing(owed.values(), all -> stores.traffic().add(connection, writer, all));
        return wrote;
    }

    private static <T> boolean writing(Collection<T> what, java.util.function.Consumer<Collection<T>> statement) {
        if (what.isEmpty()) {
            return false;
        }
        statement.accept(what);
        return true;
    }

    private void releaseChains(Collection<Link> gone) {
        core.stores().order().delete(connection, gone);
        Set<Long> chains = new HashSet<>();
        gone.forEach(link -> chains.add(link.chain()));
        List<Link> heads = core.stores().order().heads(connection, chains);
        if (!heads.isEmpty() && core.stores().order().release(connection, heads, now) > 0) {
            tell(handover::lookAround);
        }
    }

    /** It is on disk: everybody hears of it. */
    void committed() {
        claims.forEach(handover::carry);
        told.forEach(handover::tell);
    }

    /** It is not: what was promised is taken back, and nothing that was changed here is true. */
    void undo() {
        claims.forEach(handover::forget);
    }
}
