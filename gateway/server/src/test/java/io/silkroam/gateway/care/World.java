package io.silkroam.gateway.care;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageRecordBuilder;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.store.JournalWriter;
import io.silkroam.gateway.care.conf.CareSettings;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.inventory.NewSim;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimState;
import io.silkroam.sim.inventory.SimStore;
import io.silkroam.store.Database;
import io.silkroam.store.LaneSession;
import io.silkroam.store.TestDatabases;
import io.silkroam.time.SettableClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A database with travellers in it, a journal to write into, and gateways that care for them. */
final class World implements AutoCloseable {
    private final Database database;
    private final Map<SubscriberId, Account> accounts = new ConcurrentHashMap<>();
    private final List<Care> running = new ArrayList<>();
    private final JournalWriter journal = new JournalWriter();
    private final SimStore sims;
    private LaneSession lane;
    final SettableClock clock = new SettableClock(Travellers.NOON);
    final FakePost post = new FakePost();
    volatile Vouchers vouchers = (subscriber, code) -> new Vouchers.Outcome.Invalid();

    World(Database database) {
        this.database = database;
        this.sims = new SimStore(database.dialect());
        this.lane = TestDatabases.session(database);
    }

    /** As shipped, but in a hurry. */
    static CareSettings settings() {
        CareSettings s = Travellers.settings();
        CareSettings.Reading reading = new CareSettings.Reading(
                Duration.ofMillis(10), 10, Duration.ofSeconds(30), Duration.ofMillis(200), 100);
        return with(s, reading, s.asking());
    }

    static CareSettings with(CareSettings s, CareSettings.Reading reading, CareSettings.Asking asking) {
        return new CareSettings(
                s.enabled(),
                s.sender(),
                s.help(),
                s.language(),
                s.home(),
                s.quiet(),
                s.manners(),
                reading,
                asking,
                s.keywords(),
                s.countries(),
                s.texts());
    }

    Care gateway(String name) {
        return gateway(name, settings());
    }

    Care gateway(String name, CareSettings settings) {
        Care care = Care.start(
                settings,
                new CareSurroundings(
                        name,
                        database,
                        this::accountsOf,
                        Travellers.zones(),
                        post,
                        (subscriber, code) -> vouchers.redeem(subscriber, code),
                        post,
                        clock));
        running.add(care);
        return care;
    }

    private Map<SubscriberId, Account> accountsOf(Collection<SubscriberId> subscribers) {
        return subscribers.stream().filter(accounts::containsKey).collect(Collectors.toMap(s -> s, accounts::get));
    }

    /** Of the number +31 6 00000000 and the subscriber's own. */
    void traveller(Account account) {
        long id = account.subscriberId().value();
        accounts.put(account.subscriberId(), account);
        Iccid iccid = Iccid.complete("893108000000%06d".formatted(id));
        database.transact("give a traveller a card", c -> {
            sims.insert(c, "box-1", List.of(NewSim.plastic(iccid, new Imsi(account.imsi()))), clock.instant());
            Sim sim = sims.find(c, iccid).orElseThrow();
            sims.write(
                    c,
                    sim.withState(SimState.ACTIVE)
                            .withSubscriber(Optional.of(account.subscriberId()))
                            .withMsisdn(Optional.of(number(id))));
            return null;
        });
    }

    /** Their account is another now. */
    void now(Account account) {
        accounts.put(account.subscriberId(), account);
    }

    static Msisdn number(long subscriber) {
        return new Msisdn("316%08d".formatted(subscriber));
    }

    UsageRecordBuilder row(UsageKind kind, long subscriber) {
        return UsageRecord.of(kind, clock.instant(), subscriber, Travellers.imsi(subscriber));
    }

    UsageRecordBuilder opened(long subscriber, String plmn) {
        return row(UsageKind.SESSION_OPENED, subscriber).plmn(plmn);
    }

    UsageRecordBuilder notice(long subscriber, long plan, String share) {
        return row(UsageKind.NOTICE, subscriber)
                .plan(plan, "wechat-go-1gb@1")
                .allowance("data")
                .detail(share);
    }

    void journal(UsageRecordBuilder... rows) {
        journal.append(
                lane, List.of(rows).stream().map(UsageRecordBuilder::build).toList());
        lane.commitDurably();
    }

    /** The lane of another gateway or after a restart. */
    void otherLane() {
        closeLane();
        lane = TestDatabases.session(database);
    }

    Database database() {
        return database;
    }

    Instant now() {
        return clock.instant();
    }

    private void closeLane() {
        try {
            lane.connection().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        running.forEach(Care::close);
        closeLane();
        database.close();
    }
}
