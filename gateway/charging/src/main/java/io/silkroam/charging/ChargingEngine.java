package io.silkroam.charging;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.AccountChanges;
import io.silkroam.charging.rules.ChangeOutcome;
import io.silkroam.charging.rules.ChargingSettings;
import io.silkroam.charging.rules.CreditControl;
import io.silkroam.charging.store.AccountRow;
import io.silkroam.charging.store.AccountStore;
import io.silkroam.charging.store.NewAccount;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Zones;
import io.silkroam.store.BatchHandler.Refusal;
import io.silkroam.store.Database;
import io.silkroam.store.LaneObserver;
import io.silkroam.store.LaneSettings;
import io.silkroam.store.Lanes;
import io.silkroam.time.Driver;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Online charging. Requests and changes go in, their outcomes come out once they are on disk; any number of engines may
 * serve the same database.
 */
public final class ChargingEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChargingEngine.class);

    private final Database database;
    private final AccountEncoding encoding;
    private final AccountStore accounts;
    private final Lanes<Command> lanes;
    private final Sweeper sweeper;
    private final AccountChanges changes;
    private final Clock clock;

    /**
     * How the engine is set up.
     *
     * @param gateway the name under which its journal rows are written
     * @param cachedAccounts accounts kept in memory; one of more than a kilobyte counts as several
     * @param sweepGrid how exactly silent sessions and expired plans are found
     */
    public record Settings(
            String gateway, ChargingSettings charging, LaneSettings lanes, long cachedAccounts, Duration sweepGrid) {}

    /**
     * What the engine is given.
     *
     * @param signalsRaised told when {@link SessionSignals} has something new to claim
     */
    public record Surroundings(
            Database database,
            AccountEncoding encoding,
            Zones zones,
            Clock clock,
            LaneObserver observer,
            Runnable signalsRaised) {}

    private ChargingEngine(Settings settings, Surroundings around, Driver driver) {
        this.database = around.database();
        this.encoding = around.encoding();
        this.accounts = new AccountStore(database.dialect());
        ChargingSettings charging = settings.charging();
        this.changes = new AccountChanges(charging);
        this.clock = around.clock();
        Working.Rules rules =
                new Working.Rules(new CreditControl(charging, around.zones()), changes, settings.sweepGrid());
        BatchDecider decider = new BatchDecider(
                new Ledger(database.dialect(), encoding, charging.closedSessionMemory()),
                new AccountCache(settings.cachedAccounts()),
                rules,
                around.clock(),
                around.signalsRaised());
        this.lanes = Lanes.start(database, settings.gateway(), settings.lanes(), decider, around.observer(), driver);
        this.sweeper = new Sweeper(this, database, around.clock(), driver);
    }

    /** Serves from now on. */
    public static ChargingEngine start(Settings settings, Surroundings around) {
        return start(settings, around, Driver.MACHINE);
    }

    /** The same on another driver, such as a simulation's. */
    public static ChargingEngine start(Settings settings, Surroundings around, Driver driver) {
        ChargingEngine engine = new ChargingEngine(settings, around, driver);
        engine.sweeper.start(settings.sweepGrid());
        return engine;
    }

    /**
     * Decides a request. The answer comes later, on a thread of the engine, once everything it rests on is on disk;
     * or at once, too busy, where more is waiting than can be decided in time.
     */
    public void charge(CreditControlRequest request, Consumer<CreditControlAnswer> answer) {
        if (!offer(new Command.Charge(request, answer))) {
            answer.accept(CreditControlAnswer.of(ChargingResult.TOO_BUSY));
        }
    }

    /**
     * Changes an account. The stage tells what became of it; it fails with {@link UnknownSubscriberException}, or with
     * {@link NotDecidedException} where it was not carried out.
     */
    public CompletionStage<ChangeOutcome> apply(Identity subscriber, AccountChange change) {
        return apply(new Subject.Named(subscriber), change);
    }

    /** Changes the account of a subscriber whatever it is called just now; otherwise the same. */
    public CompletionStage<ChangeOutcome> apply(SubscriberId subscriber, AccountChange change) {
        return apply(new Subject.Numbered(subscriber), change);
    }

    private CompletionStage<ChangeOutcome> apply(Subject subject, AccountChange change) {
        CompletableFuture<ChangeOutcome> result = new CompletableFuture<>();
        Command command = new Command.Change(subject, change, result);
        if (!offer(command)) {
            command.refused(Refusal.EXPIRED);
        }
        return result;
    }

    /** The peer says that it does not know this session: whatever it holds is given back. */
    public void sessionGone(SubscriberId subscriber, String sessionId) {
        apply(subscriber, new AccountChange.SessionGone(sessionId));
    }

    /**
     * A subscriber to open an account for.
     *
     * @param imsis of the card, the one to write into the journal first
     */
    public record NewSubscriber(SubscriberId id, List<Imsi> imsis, Optional<Msisdn> msisdn) {
        public NewSubscriber {
            imsis = List.copyOf(imsis);
            if (imsis.isEmpty()) {
                throw new IllegalArgumentException("subscriber " + id + " has no IMSI");
            }
        }

        /** A card with one IMSI. */
        public NewSubscriber(SubscriberId id, Imsi imsi, Optional<Msisdn> msisdn) {
            this(id, List.of(imsi), msisdn);
        }
    }

    /** Opens accounts. Returns identities that belong to somebody already; unless that is empty, none was opened. */
    public Set<Identity> open(List<NewSubscriber> subscribers) {
        return database.transact("open accounts", connection -> open(connection, subscribers));
    }

    /** Opens accounts in the caller's transaction; otherwise the same. */
    public Set<Identity> open(Connection connection, List<NewSubscriber> subscribers) {
        List<NewAccount> fresh = new ArrayList<>();
        for (NewSubscriber subscriber : subscribers) {
            List<Identity> identities = new ArrayList<>();
            subscriber.imsis().forEach(i -> identities.add(Identity.imsi(i.digits())));
            subscriber.msisdn().ifPresent(m -> identities.add(Identity.e164(m.digits())));
            Account account =
                    Account.opened(subscriber.id(), subscriber.imsis().get(0).digits());
            fresh.add(new NewAccount(subscriber.id().value(), identities, Long.MAX_VALUE, encoding.encode(account)));
        }
        return accounts.create(connection, fresh);
    }

    /**
     * Takes identities away from a subscriber and gives it others, in the caller's transaction. From its commit on
     * nobody is served under an identity that was taken away, on no engine. The transaction holds the account until
     * it ends, and requests of that subscriber wait: it must be short, and must not itself wait for {@link #apply}.
     * Who takes an IMSI away goes on with a {@link AccountChange.CardChange}, so that the old card's sessions end.
     *
     * @throws IdentityTakenException if one that is added belongs to somebody already
     */
    public void rename(Connection connection, SubscriberId subscriber, Set<Identity> gone, Set<Identity> added) {
        Set<Identity> taken = accounts.rename(connection, subscriber.value(), gone, added);
        if (!taken.isEmpty()) {
            throw new IdentityTakenException(taken);
        }
    }

    /**
     * What a change would come to, decided by the same rules on the account as it stands, and not carried out.
     *
     * @throws UnknownSubscriberException if there is no such account
     */
    public ChangeOutcome whatIf(SubscriberId subscriber, AccountChange change) {
        Account account =
                find(subscriber).orElseThrow(() -> new UnknownSubscriberException(new Subject.Numbered(subscriber)));
        return changes.decide(account, change, clock.instant()).outcome();
    }

    /** The account as it stands in the database. */
    public Optional<Account> find(Identity identity) {
        return database.read("look up an account", connection -> Optional.ofNullable(
                        accounts.load(connection, Set.of(identity)).get(identity))
                .map(this::decoded));
    }

    /** The account of a subscriber as it stands in the database. */
    public Optional<Account> find(SubscriberId subscriber) {
        return rows(Set.of(subscriber)).stream().map(this::decoded).findFirst();
    }

    /**
     * The accounts of those of these subscribers who have one, as they stand in the database. One that cannot be read
     * is logged and left out: it must not take the others with it.
     */
    public Map<SubscriberId, Account> findAll(Collection<SubscriberId> subscribers) {
        Map<SubscriberId, Account> found = new HashMap<>();
        for (AccountRow row : rows(subscribers)) {
            try {
                found.put(new SubscriberId(row.subscriberId()), decoded(row));
            } catch (RuntimeException e) {
                LOG.error("the account of subscriber {} cannot be read", row.subscriberId(), e);
            }
        }
        return found;
    }

    private Collection<AccountRow> rows(Collection<SubscriberId> subscribers) {
        List<Long> ids = subscribers.stream().map(SubscriberId::value).toList();
        return database.read("look up accounts", connection -> accounts.loadBySubscriber(connection, ids))
                .values();
    }

    /** Requests that wait to be decided. */
    public int waiting() {
        return lanes.depth();
    }

    /** Takes no more and decides what is waiting; false if that took longer than {@code grace}. */
    public boolean close(Duration grace) {
        sweeper.close();
        boolean decided = lanes.close(grace);
        return sweeper.awaitEnd(grace) && decided;
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(10));
    }

    private Account decoded(AccountRow row) {
        return encoding.decode(new SubscriberId(row.subscriberId()), row.body());
    }

    private boolean offer(Command command) {
        return lanes.offer(command.subject().hashCode(), command);
    }
}
