package io.silkroam.charging;

import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.account.ClosedSession;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.rules.Decision;
import io.silkroam.charging.rules.SessionSignal;
import io.silkroam.charging.store.AccountRow;
import io.silkroam.charging.store.AccountStore;
import io.silkroam.charging.store.AccountWrite;
import io.silkroam.charging.store.ClosedSessionStore;
import io.silkroam.charging.store.JournalWriter;
import io.silkroam.charging.store.SessionMemory;
import io.silkroam.charging.store.SessionSignalStore;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.Dialect;
import io.silkroam.store.LaneSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Everything of charging that is on disk, in the words of the rules: what a batch reads and writes in its transaction.
 */
final class Ledger {
    private final AccountEncoding encoding;
    private final AccountStore accounts;
    private final ClosedSessionStore memories;
    private final SessionSignalStore signals;
    private final JournalWriter journal = new JournalWriter();
    private final Duration closedSessionMemory;

    Ledger(Dialect dialect, AccountEncoding encoding, Duration closedSessionMemory) {
        this.encoding = encoding;
        this.accounts = new AccountStore(dialect);
        this.memories = new ClosedSessionStore(dialect);
        this.signals = new SessionSignalStore(dialect);
        this.closedSessionMemory = closedSessionMemory;
    }

    /** The accounts of these; a name or number nobody has is not in the answer. */
    Map<Subject, Working.Stored> load(LaneSession lane, Set<Subject> subjects) {
        List<Identity> names = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (Subject subject : subjects) {
            if (subject instanceof Subject.Named named) {
                names.add(named.identity());
            } else {
                numbers.add(((Subject.Numbered) subject).id().value());
            }
        }
        Map<Subject, Working.Stored> found = new HashMap<>();
        if (!names.isEmpty()) {
            accounts.load(lane.connection(), names)
                    .forEach((name, row) -> found.put(new Subject.Named(name), stored(row)));
        }
        if (!numbers.isEmpty()) {
            accounts.loadBySubscriber(lane.connection(), numbers)
                    .forEach((id, row) -> found.put(new Subject.Numbered(new SubscriberId(id)), stored(row)));
        }
        return found;
    }

    /**
     * Memories of closed sessions that no longer fit in their accounts and that commands of this batch may be about.
     */
    Map<Long, Map<String, ClosedSession>> recall(LaneSession lane, Iterable<Working> batch, Instant now) {
        List<SessionMemory.Key> wanted = new ArrayList<>();
        for (Working working : batch) {
            Account account = working.stored().account();
            for (Command command : working.commands()) {
                if (command instanceof Command.Charge charge
                        && account.mayHaveForgotten(charge.request().sessionId(), now)) {
                    wanted.add(new SessionMemory.Key(
                            working.subscriberId(), charge.request().sessionId()));
                }
            }
        }
        Map<Long, Map<String, ClosedSession>> recalled = new HashMap<>();
        if (!wanted.isEmpty()) {
            memories.find(lane.connection(), Set.copyOf(wanted))
                    .forEach((key, octets) -> recalled.computeIfAbsent(key.subscriberId(), id -> new HashMap<>())
                            .put(key.sessionId(), AccountEncoding.decodeClosed(octets)));
        }
        return recalled;
    }

    /** Writes the changed accounts; returns those whose version had moved, of which nothing is written. */
    Set<Long> write(LaneSession lane, List<Working> changed, Working.Rules rules, Instant now) {
        List<AccountWrite> writes = new ArrayList<>(changed.size());
        for (Working working : changed) {
            AccountRow row = working.row(encoding, rules, now);
            writes.add(new AccountWrite(row.subscriberId(), row.version() - 1, row.sweepAt(), row.body()));
        }
        return accounts.write(lane.connection(), writes);
    }

    /** Writes what goes with the accounts, in the same transaction. */
    void append(LaneSession lane, List<Working> changed, Instant now) {
        List<UsageRecord> rows = new ArrayList<>();
        Map<SessionMemory.Key, SessionMemory> spilled = new LinkedHashMap<>();
        for (Working working : changed) {
            for (Decision decision : working.decisions()) {
                rows.addAll(decision.journal());
                decision.spilled().forEach(c -> spill(working.subscriberId(), c, spilled));
                decision.signals()
                        .forEach(s ->
                                signals.request(lane.connection(), target(working.subscriberId(), s), s.kind(), now));
                decision.settled().forEach(s -> signals.confirm(lane.connection(), s.sessionId(), s.kind()));
            }
        }
        journal.append(lane, rows);
        memories.remember(lane.connection(), spilled.values());
    }

    private void spill(long subscriberId, ClosedSession session, Map<SessionMemory.Key, SessionMemory> spilled) {
        SessionMemory.Key key = new SessionMemory.Key(subscriberId, session.id());
        long keepUntil = session.closedAt().plus(closedSessionMemory).getEpochSecond() + 1;
        spilled.put(key, new SessionMemory(key, AccountEncoding.encode(session), keepUntil));
    }

    private static io.silkroam.charging.store.SessionSignal.Target target(long subscriberId, SessionSignal signal) {
        return new io.silkroam.charging.store.SessionSignal.Target(
                subscriberId,
                signal.sessionId(),
                folded(signal.peer().host()),
                folded(signal.peer().realm()));
    }

    /** A DiameterIdentity is the same in upper and lower case, RFC 6733 §4.3.1; here it is looked up. */
    private static String folded(String identity) {
        return identity.toLowerCase(Locale.ROOT);
    }

    /** A row and what it says. */
    Working.Stored stored(AccountRow row) {
        return new Working.Stored(encoding.decode(new SubscriberId(row.subscriberId()), row.body()), row);
    }
}
