package io.silkroam.charging;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.account.ClosedSession;
import io.silkroam.charging.rules.AccountChanges;
import io.silkroam.charging.rules.CreditControl;
import io.silkroam.charging.rules.Decision;
import io.silkroam.charging.store.AccountRow;
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

    /** An account and its row in the database, as it stands there (or stood, if it comes from the cache). */
    record Stored(Account account, AccountRow row) {
        long version() {
            return row.version();
        }
    }

    private final List<Command> commands = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private Stored stored;
    private boolean fresh;
    private boolean changes;
    private Account account;
    private AccountRow written;

    Working(Stored stored) {
        reset(stored, true);
    }

    /** Starts over from another state of the account. */
    void reset(Stored from, boolean isFresh) {
        stored = from;
        fresh = isFresh;
        account = from.account();
        decisions.clear();
        changes = false;
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
        Map<String, ClosedSession> outside = recalled.isEmpty() ? new HashMap<>(0) : new HashMap<>(recalled);
        account = stored.account();
        for (Command command : commands) {
            account = recalling(account, command, outside);
            Decision decision = command instanceof Command.Charge charge
                    ? rules.creditControl().decide(account, charge.request(), now)
                    : rules.changes().decide(account, ((Command.Change) command).change(), now);
            decisions.add(decision);
            changes |= decision.kind() == Decision.Kind.CHANGE;
            decision.spilled().forEach(c -> outside.put(c.id(), c));
            account = decision.account();
        }
    }

    /** Whether the answers rest on a cached account that no write will check. */
    boolean restsOnCache() {
        return !fresh && !hasChanges();
    }

    boolean hasChanges() {
        return changes;
    }

    /** What is to replace the stored row, which the write counts one version up. */
    AccountRow row(AccountEncoding encoding, Rules rules, Instant now) {
        written = new AccountRow(subscriberId(), stored.version() + 1, planSweep(rules, now), encoding.encode(account));
        return written;
    }

    /** The row as it stands after the batch. */
    AccountRow lastRow() {
        return hasChanges() ? written : stored.row();
    }

    /**
     * When to sweep next, in epoch seconds. An earlier time that is planned already stays, although nothing may be due
     * then: a sweep that finds nothing costs less than an index entry moved by every request.
     */
    private long planSweep(Rules rules, Instant now) {
        long grid = Math.max(1, rules.sweepGrid().toSeconds());
        long due = AccountChanges.sweepDue(account, now)
                .map(d -> Math.addExact(d.getEpochSecond() / grid * grid, grid))
                .orElse(Long.MAX_VALUE);
        long planned = stored.row().sweepAt();
        return planned > now.getEpochSecond() && planned < due ? planned : due;
    }

    /** With the memory of the session that this command is about, where it lies outside. */
    private static Account recalling(Account account, Command command, Map<String, ClosedSession> outside) {
        ClosedSession recalled = command instanceof Command.Charge charge
                ? outside.get(charge.request().sessionId())
                : null;
        return recalled == null || account.closed().find(recalled.id()).isPresent()
                ? account
                : account.withClosed(account.closed().withOldest(recalled));
    }
}
