package io.silkroam.charging;

import io.silkroam.charging.account.ClosedSession;
import io.silkroam.charging.rules.Decision;
import io.silkroam.charging.store.AccountRow;
import io.silkroam.store.BatchHandler;
import io.silkroam.store.LaneSession;
import io.silkroam.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what waited together and makes it durable together: load, decide, write with a version check, commit, answer.
 * An account whose version moved, because another gateway served that subscriber, is loaded and decided again.
 */
final class BatchDecider implements BatchHandler<Command> {
    private static final Logger LOG = LoggerFactory.getLogger(BatchDecider.class);
    private static final int MOST_ROUNDS = 8;

    private final Ledger ledger;
    private final AccountCache cache;
    private final Working.Rules rules;
    private final Clock clock;
    private final Runnable signalsRaised;

    /** @param signalsRaised called after a commit that left something to tell the peers of open sessions */
    BatchDecider(Ledger ledger, AccountCache cache, Working.Rules rules, Clock clock, Runnable signalsRaised) {
        this.ledger = ledger;
        this.cache = cache;
        this.rules = rules;
        this.clock = clock;
        this.signalsRaised = signalsRaised;
    }

    @Override
    public void handle(List<Command> batch, LaneSession lane) {
        try {
            List<Command> unknown = new ArrayList<>();
            Map<Long, Working> accounts = load(batch, lane, unknown);
            decideAll(accounts.values(), lane);
            lookAgainWhereTheCacheDecided(accounts, lane);
            writeUntilNoneMoved(accounts, lane);
            commit(accounts.values(), lane);
            answer(accounts.values(), unknown);
        } catch (StoreException e) {
            batch.forEach(c -> cache.forget(c.subject()));
            throw e;
        }
    }

    @Override
    public void refuse(Command command, Refusal why) {
        command.refused(why);
    }

    @Override
    public void stalled(List<Command> batch) {
        batch.forEach(c -> c.refused(Refusal.EXPIRED));
    }

    private Map<Long, Working> load(List<Command> batch, LaneSession lane, List<Command> unknown) {
        Map<Subject, Working.Stored> known = new HashMap<>();
        Set<Subject> missing = new HashSet<>();
        for (Command command : batch) {
            Subject subject = command.subject();
            if (!known.containsKey(subject)) {
                cache.find(subject)
                        .ifPresentOrElse(row -> known.put(subject, ledger.stored(row)), () -> missing.add(subject));
            }
        }
        Map<Subject, Working.Stored> loaded = ledger.load(lane, missing);
        Map<Long, Working> accounts = new LinkedHashMap<>();
        for (Command command : batch) {
            boolean fresh = loaded.containsKey(command.subject());
            Working.Stored stored = fresh ? loaded.get(command.subject()) : known.get(command.subject());
            if (stored == null) {
                unknown.add(command);
            } else {
                accounts.computeIfAbsent(numberOf(stored), id -> new Working(stored))
                        .add(command, stored, fresh);
            }
        }
        return accounts;
    }

    private void decideAll(Iterable<Working> accounts, LaneSession lane) {
        Instant now = clock.instant();
        Map<Long, Map<String, ClosedSession>> recalled = ledger.recall(lane, accounts, now);
        for (Working working : accounts) {
            working.decide(rules, recalled.getOrDefault(working.subscriberId(), Map.of()), now);
        }
    }

    /** What writes nothing meets no version check that would find out that another gateway knows better. */
    private void lookAgainWhereTheCacheDecided(Map<Long, Working> accounts, LaneSession lane) {
        Set<Long> doubtful = accounts.values().stream()
                .filter(Working::restsOnCache)
                .map(Working::subscriberId)
                .collect(Collectors.toSet());
        decideAfresh(accounts, doubtful, lane);
    }

    private void writeUntilNoneMoved(Map<Long, Working> accounts, LaneSession lane) {
        Instant now = clock.instant();
        List<Working> changed = changed(accounts.values());
        for (int round = 0; !changed.isEmpty(); round++) {
            if (round == MOST_ROUNDS) {
                throw new StoreException(StoreException.Kind.CONFLICT, "accounts keep moving", null);
            }
            Set<Long> moved = ledger.write(lane, changed, rules, now);
            decideAfresh(accounts, moved, lane);
            changed = changed(moved.stream().map(accounts::get).toList());
        }
    }

    private void decideAfresh(Map<Long, Working> accounts, Set<Long> ids, LaneSession lane) {
        if (ids.isEmpty()) {
            return;
        }
        List<Working> again = ids.stream().map(accounts::get).toList();
        Map<Subject, Working.Stored> loaded = ledger.load(
                lane, again.stream().flatMap(w -> w.subjects().stream()).collect(Collectors.toSet()));
        again.forEach(working -> working.reset(asAllSeeIt(working, loaded), true));
        decideAll(again, lane);
    }

    /**
     * The account under every name that its commands use. Where one of them is nobody's or somebody else's by now, the
     * batch was put together from what is no longer true, and is done again without the cache.
     */
    private static Working.Stored asAllSeeIt(Working working, Map<Subject, Working.Stored> loaded) {
        Working.Stored oldest = null;
        for (Subject subject : working.subjects()) {
            Working.Stored stored = loaded.get(subject);
            if (stored == null || numberOf(stored) != working.subscriberId()) {
                throw new StoreException(StoreException.Kind.CONFLICT, "an identity was taken away", null);
            }
            oldest = oldest == null || stored.version() < oldest.version() ? stored : oldest;
        }
        return Objects.requireNonNull(oldest, "an account that no command is about");
    }

    private static long numberOf(Working.Stored stored) {
        return stored.account().subscriberId().value();
    }

    /** Where nothing changed there is nothing to sync; the lane ends the transaction. */
    private void commit(Collection<Working> accounts, LaneSession lane) {
        List<Working> changed = changed(accounts);
        if (!changed.isEmpty()) {
            ledger.append(lane, changed, clock.instant());
            lane.commitDurably();
        }
    }

    private static List<Working> changed(Collection<Working> accounts) {
        return accounts.stream().filter(Working::hasChanges).toList();
    }

    private void answer(Iterable<Working> accounts, List<Command> unknown) {
        boolean signals = false;
        for (Working working : accounts) {
            AccountRow now = working.lastRow();
            for (int i = 0; i < working.commands().size(); i++) {
                Command command = working.commands().get(i);
                Decision decision = working.decisions().get(i);
                cache.keep(command.subject(), now);
                signals |= !decision.signals().isEmpty();
                tell(() -> command.done(decision));
            }
        }
        unknown.forEach(c -> tell(c::unknown));
        if (signals) {
            tell(signalsRaised);
        }
    }

    /** What was decided is on disk: one listener that fails must not keep the others from hearing of it. */
    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.error("an answer could not be handed over; its request will be repeated", e);
        }
    }
}
