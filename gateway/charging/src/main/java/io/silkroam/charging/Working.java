package io.silkroam.charging;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.ClosedSession;
import io.silkroam.charging.rules.AccountChanges;
import io.silkroam.charging.rules.CreditControl;
import io.silkroam.charging.rules.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One account while a batch works on it: what it was, the commands about it in their order, and what they came to. */
final class Working {
    /** The rules that decide, and the grid on which sweeps are planned. */
    record Rules(CreditControl creditControl, AccountChanges changes, Duration sweepGrid) {}

    /** An account as it stands in the database (or stood, if it comes from the cache). */
    record Stored(Account account, long version, long sweepAt) {}

    private final List<Command> commands = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private Stored stored;
    private boolean fresh;
    private Account account;
    private long plannedSweep;

    Working(Stored stored) {
        reset(stored, true);
    }

    /** Starts over from another state of the account. */
    void reset(Stored from, boolean isFresh) {
        stored = from;
        fresh = isFresh;
        account = from.account();
        decisions.clear();
    }

    /**
     * One more command, whose subject had the account when it was {@code seen}. The oldest state of all commands is the
     * one to begin with: a name may have been taken away since, and whatever is written or looked up again finds out.
     */
    void add(Command command, Stored seen, boolean isFresh) {
        commands.add(command);
        reset(seen.version() < stored.version() ? seen : stored, fresh && isFresh);
    }

    /** What the commands are about, by each name that they use. */
    Set<Subject> subjects() {
        return commands.stream().map(Command::subject).collect(Collectors.toSet());
    }

    List<Command> commands() {
        return commands;
    }

    List<Decision> decisions() {
        return decisions;
    }

    Stored stored() {
        return stored;
    }

    long subscriberId() {
        return stored.account().subscriberId().value();
    }

    /**
     * Decides all commands in order. What one of them pushes out of the account is still known to those behind it: a
     * repeat may come in the batch of the request itself.
     *
     * @param recalled memories of closed sessions that lay outside the account, by session id
     */
    void decide(Rules rules, Map<String, ClosedSession> recalled, Instant now) {
        Map<String, ClosedSession> outside = new HashMap<>(recalled);
        account = stored.account();
        for (Command command : commands) {
            account = recalling(account, command, outside);
            Decision decision = command instanceof Command.Charge charge
                    ? rules.creditControl().decide(account, charge.request(), now)
                    : rules.changes().decide(account, ((Command.Change) command).change(), now);
            decisions.add(decision);
            decision.spilled().forEach(c -> outside.put(c.id(), c));
            account = decision.account();
        }
    }

    /** Whether the answers rest on a cached account that no write will check. */
    boolean restsOnCache() {
        return !fresh && !hasChanges();
    }

    boolean hasChanges() {
        return decisions.stream().anyMatch(d -> d.kind() == Decision.Kind.CHANGE);
    }

    Account account() {
        return account;
    }

    /** The account as it stands after the write, which counts the version up. */
    Stored written() {
        return new Stored(account, stored.version() + 1, plannedSweep);
    }

    /**
     * When to sweep next, in epoch seconds. An earlier time that is planned already stays, although nothing may be due
     * then: a sweep that finds nothing costs less than an index entry moved by every request.
     */
    long planSweep(Rules rules, Instant now) {
        long grid = Math.max(1, rules.sweepGrid().toSeconds());
        long due = AccountChanges.sweepDue(account, now)
                .map(d -> Math.addExact(d.getEpochSecond() / grid * grid, grid))
                .orElse(Long.MAX_VALUE);
        boolean planned = stored.sweepAt() > now.getEpochSecond() && stored.sweepAt() < due;
        plannedSweep = planned ? stored.sweepAt() : due;
        return plannedSweep;
    }

    /** With the memory of the session that this command is about, where it lies outside. */
    private static Account recalling(Account account, Command command, Map<String, ClosedSession> outside) {
        ClosedSession recalled = command instanceof Command.Charge charge
                ? outside.get(charge.request().sessionId())
                : null;
        if (recalled == null || account.closed().stream().anyMatch(c -> c.id().equals(recalled.id()))) {
            return account;
        }
        List<ClosedSession> closed = new ArrayList<>();
        closed.add(recalled);
        closed.addAll(account.closed());
        return new Account(
                account.subscriberId(),
                account.imsi(),
                account.status(),
                account.subscriptions(),
                account.sessions(),
                closed,
                account.forgottenUntil(),
                account.nextSubscriptionId());
    }
}
