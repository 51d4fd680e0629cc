package io.silkroam.simulator.simulation.charging;

import io.silkroam.billing.UsageKind;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.account.Hold;
import io.silkroam.charging.account.Session;
import io.silkroam.charging.account.Subscription;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.RequestType;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Allowance;
import io.silkroam.sim.plan.Unit;
import io.silkroam.simulator.simulation.store.SimulatedStore;
import io.silkroam.simulator.simulation.world.Timeline;
import io.silkroam.simulator.simulation.world.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What partners and the operator were told, against what the store says. They are compared at every answer and after
 * every commit, by reading the store past all faults.
 */
final class Books {
    private static final List<Unit> BOUGHT = List.of(Unit.OCTETS, Unit.MESSAGES);

    private final SimulatedStore store;
    private final Timeline timeline;
    private final BookRows rows;
    private final AccountEncoding encoding = new AccountEncoding(Offer::find);
    private final Map<Asked.Key, Asked> asked = new LinkedHashMap<>();
    private final Map<Long, Account> accounts = new LinkedHashMap<>();
    private final Map<Long, Long> versions = new HashMap<>();
    private final Set<Asked.Key> fresh = new HashSet<>();
    private Entries entries = new Entries();
    private long checkedCommits;
    private int repeats;

    Books(SimulatedStore store, Timeline timeline) {
        this.store = store;
        this.timeline = timeline;
        this.rows = new BookRows(store.audit());
    }

    /** A request is about to be sent for the first time. */
    Asked asked(CreditControlRequest request) {
        Asked fresh = new Asked(request);
        asked.put(fresh.key(), fresh);
        return fresh;
    }

    int requests() {
        return asked.size();
    }

    /** Answers that came once more, and were the same. */
    int repeats() {
        return repeats;
    }

    /** Signals that wait in the store. */
    long signals() {
        return rows.signals();
    }

    Iterable<Account> accounts() {
        return accounts.values();
    }

    /** An answer reached its sender. True if it is the first that decides the request. */
    boolean answered(Asked request, CreditControlAnswer answer) {
        if (!Asked.decides(answer)) {
            return false;
        }
        check();
        if (request.answer().isPresent()) {
            sameAgain(request, request.answer().get(), answer);
            return false;
        }
        request.decided(answer);
        Violation.unless(
                answer.result() != ChargingResult.USER_UNKNOWN && answer.result() != ChargingResult.UNKNOWN_SESSION_ID,
                "%s was answered %s",
                request,
                answer.result());
        checkCharged(request);
        return true;
    }

    /** A refusal that nothing rests on is not remembered, and may overtake the success of a later copy or follow it. */
    private void sameAgain(Asked request, CreditControlAnswer first, CreditControlAnswer later) {
        RequestType type = request.request().type();
        boolean mayBeRefused = type == RequestType.INITIAL || type == RequestType.EVENT;
        boolean refused = first.result() != ChargingResult.SUCCESS || later.result() != ChargingResult.SUCCESS;
        if (!mayBeRefused || !refused) {
            Violation.unless(first.equals(later), "the repeat of %s was answered %s after %s", request, later, first);
            repeats++;
        }
    }

    /** What was answered is on disk and charged, once. */
    private void checkCharged(Asked request) {
        boolean mayStandOpen = request.request().type() == RequestType.EVENT
                && request.answer().orElseThrow().result() != ChargingResult.SUCCESS;
        long charged = entries.charged(request.key());
        Violation.unless(
                charged == request.reported() || (mayStandOpen && charged == 0),
                "%s was answered %s and %d of %d are charged",
                request,
                request.answer().orElseThrow().result(),
                charged,
                request.reported());
    }

    /** Whether the operator's purchase is in the books, once. */
    void purchased(String reference) {
        check();
        Violation.unless(
                entries.purchases(reference) == 1, "%s is bought %d times", reference, entries.purchases(reference));
    }

    /** Compares, if anything was committed since the last time. */
    void check() {
        if (store.commits() == checkedCommits) {
            return;
        }
        boolean settled = timeline.isSettled();
        if (settled) {
            checkedCommits = store.commits();
        }
        fresh.clear();
        rows.next(settled, this::enter);
        fresh.forEach(this::checkEntered);
        for (BookRows.AccountRow row : rows.accounts()) {
            if (!versions.getOrDefault(row.subscriber(), 0L).equals(row.version())) {
                Account account = encoding.decode(new SubscriberId(row.subscriber()), row.body());
                versions.put(row.subscriber(), row.version());
                accounts.put(row.subscriber(), account);
            }
        }
        accounts.values().forEach(this::checkAccount);
    }

    /** Everything once more, from the first row on. */
    void checkFromTheBeginning() {
        entries = new Entries();
        checkedCommits = -1;
        versions.clear();
        rows.rewind();
        check();
        asked.values().stream().filter(a -> a.answer().isPresent()).forEach(this::checkCharged);
    }

    private void enter(Entries.Entry entry) {
        Violation.unless(entries.add(entry), "writer %d has no row before %d", entry.writer(), entry.sequence());
        if (entry.kind() == UsageKind.PURCHASE) {
            String reference = entry.source().detail();
            Violation.unless(entries.purchases(reference) == 1, "%s is bought twice", reference);
        } else if (entry.source().type() != null) {
            Entries.Entry.Source source = entry.source();
            fresh.add(new Asked.Key(source.session(), RequestType.ofCode(source.type()), source.number()));
        }
    }

    /** A request is charged as a whole, whoever knows of its answer. */
    private void checkEntered(Asked.Key key) {
        Asked request = asked.get(key);
        Violation.unless(request != null, "%s is in the journal and was never asked", key);
        long charged = entries.charged(key);
        Violation.unless(
                charged == 0 || charged == request.reported(),
                "%s is charged %d of %d",
                request,
                charged,
                request.reported());
    }

    private void checkAccount(Account account) {
        long subscriber = account.subscriberId().value();
        for (Unit unit : BOUGHT) {
            long bought = entries.purchases(subscriber) * Offer.bought(unit);
            long left = remaining(account, unit);
            long taken = entries.taken(subscriber, unit);
            Violation.unless(
                    left + taken == bought,
                    "subscriber %d has %d %s left of %d and %d taken by the journal",
                    subscriber,
                    left,
                    unit,
                    bought,
                    taken);
        }
        for (Subscription subscription : account.subscriptions()) {
            for (int i = 0; i < subscription.buckets().size(); i++) {
                long held = held(account, subscription.id(), i);
                long left = subscription.buckets().get(i).remaining();
                Violation.unless(held <= left, "subscriber %d holds %d of %d that are left", subscriber, held, left);
            }
        }
    }

    private static long remaining(Account account, Unit unit) {
        long sum = 0;
        for (Subscription subscription : account.subscriptions()) {
            List<Allowance> allowances = subscription.plan().allowances();
            for (int i = 0; i < allowances.size(); i++) {
                sum += allowances.get(i).unit() == unit
                        ? subscription.buckets().get(i).remaining()
                        : 0;
            }
        }
        return sum;
    }

    private static long held(Account account, long subscription, int bucket) {
        long sum = 0;
        for (Session session : account.sessions()) {
            sum += session.reservations().stream()
                    .flatMap(r -> r.holds().stream())
                    .filter(h -> h.subscriptionId() == subscription && h.bucket() == bucket)
                    .mapToLong(Hold::amount)
                    .sum();
        }
        return sum;
    }
}
