package io.silkroam.simulator.bench.credit;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.account.Bucket;
import io.silkroam.charging.account.Hold;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.AccountChanges;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.simulator.bench.load.AnswerBook;
import io.silkroam.simulator.bench.load.Subscribers;
import io.silkroam.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/** The accounts of a run: made before it, and held against what the peers were told after it. */
final class Ledger {
    private static final String PLAN = "wechat-go-1gb";
    private static final int EVERY = 500_000;

    private final Configuration configuration;
    private final Clock clock;

    Ledger(Configuration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * In octets.
     *
     * @param told reported by requests that were answered
     * @param journalled in the journal, and of these {@code charged} to accounts; the others were free
     * @param taken from the accounts
     * @param toldGranted to sessions that are open
     * @param reserved in the accounts
     */
    record Balance(long told, long journalled, long charged, long taken, long toldGranted, long reserved) {
        /** What peers were told is in the journal once and nothing else is, and accounts agree with both. */
        boolean holds() {
            return told == journalled && charged == taken && toldGranted == reserved;
        }
    }

    /** Opens accounts and sells each of them a plan. */
    void fill(int subscribers, Consumer<String> told) {
        try (Database database = open()) {
            PlanCatalogue plans = plans(database);
            AccountRows rows = new AccountRows(database, new AccountEncoding(plans::version));
            Plan plan = plans.onOffer(PLAN).orElseThrow();
            rows.fill(subscribers, number -> withPlan(number, plan), done -> {
                if (done % EVERY == 0) {
                    told.accept("%,d accounts".formatted(done));
                }
            });
            rows.settle();
        }
    }

    /** Rating groups that cost nothing in the plan everybody has. */
    LongPredicate zeroRated() {
        return configuration.plans().stream()
                .filter(plan -> plan.version().id().equals(PLAN))
                .flatMap(plan -> plan.zeroRated().keySet().stream())
                .collect(Collectors.toUnmodifiableSet())::contains;
    }

    private Account withPlan(long number, Plan plan) {
        Account fresh = Account.opened(new SubscriberId(number), Subscribers.imsi(number));
        Instant now = clock.instant();
        return new AccountChanges(configuration.settings().charging().charging())
                .decide(fresh, new AccountChange.Purchase("bench", plan), now)
                .account();
    }

    /** Reads every account and the journal; nothing else may be using the database. */
    Balance balance(AnswerBook book, long grantedAndOpen) {
        try (Database database = open()) {
            AccountRows rows = new AccountRows(database, new AccountEncoding(plans(database)::version));
            AtomicLong taken = new AtomicLong();
            AtomicLong reserved = new AtomicLong();
            rows.each(account -> {
                taken.addAndGet(taken(account));
                reserved.addAndGet(reserved(account));
            });
            AccountRows.Used used = rows.used();
            return new Balance(
                    book.octetsCharged(), used.reported(), used.charged(), taken.get(), grantedAndOpen, reserved.get());
        }
    }

    private static long taken(Account account) {
        return octetBuckets(account).stream()
                .mapToLong(b -> b.bought() - b.remaining())
                .sum();
    }

    private static List<Bucket> octetBuckets(Account account) {
        List<Bucket> buckets = new ArrayList<>();
        account.subscriptions().forEach(s -> buckets.addAll(s.buckets()));
        return buckets;
    }

    private static long reserved(Account account) {
        return account.sessions().stream()
                .flatMap(s -> s.reservations().stream())
                .flatMap(r -> r.holds().stream())
                .mapToLong(Hold::amount)
                .sum();
    }

    /** Of the server that holds the accounts. */
    SyncCount countSyncs() {
        return SyncCount.ofServer(configuration.settings().database());
    }

    private Database open() {
        return Database.open(configuration.settings().database(), failed -> {
                    throw failed;
                })
                .migrate();
    }

    private PlanCatalogue plans(Database database) {
        PlanCatalogue plans = new PlanCatalogue(database, configuration.zones().names(), clock);
        plans.publish(configuration.plans());
        return plans;
    }
}
