package io.silkroam.charging.rules;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.ClosedSession;
import io.silkroam.charging.account.ClosedSessions;
import io.silkroam.charging.account.Hold;
import io.silkroam.charging.account.Reservation;
import io.silkroam.charging.account.Session;
import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.account.Subscription;
import io.silkroam.sim.SubscriberId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An account while one decision changes it. Lives for one call, on one thread; {@link #account()} is the new account.
 * Bookkeeping only: what to charge and grant is decided by {@link Usage}, {@link Granting} and their siblings.
 */
final class Draft {
    /** Soonest expiry first, then the plan's priority, then age. */
    private static final Comparator<OpenBucket> ORDER_OF_USE = Comparator.comparing(
                    (OpenBucket b) -> b.subscription().expiresAt())
            .thenComparingInt(b -> b.allowance().priority())
            .thenComparingLong(b -> b.subscription().id());

    private final Account before;
    private final Instant now;
    private final Journal journal;
    private String imsi;
    private AccountStatus status;
    private final List<OpenSubscription> subscriptions = new ArrayList<>();
    private final List<OpenSession> sessions = new ArrayList<>();
    private ClosedSessions closed;
    private final List<ClosedSession> spilled = new ArrayList<>();
    private final List<SessionSignal> signals = new ArrayList<>();
    private final List<SessionSignal> settled = new ArrayList<>();
    private Instant forgottenUntil;
    private long nextSubscriptionId;

    Draft(Account before, Journal journal, Instant now) {
        this.before = before;
        this.now = now;
        this.journal = journal;
        this.imsi = before.imsi();
        this.status = before.status();
        this.closed = before.closed();
        this.forgottenUntil = before.forgottenUntil();
        this.nextSubscriptionId = before.nextSubscriptionId();
        before.subscriptions().forEach(s -> subscriptions.add(new OpenSubscription(s)));
        for (Session session : before.sessions()) {
            sessions.add(new OpenSession(session));
            session.reservations().forEach(r -> r.holds().forEach(h -> bucket(h).reserve(h.amount())));
        }
    }

    Instant now() {
        return now;
    }

    Journal journal() {
        return journal;
    }

    String imsi() {
        return imsi;
    }

    void imsi(String next) {
        imsi = next;
    }

    AccountStatus status() {
        return status;
    }

    void status(AccountStatus next) {
        status = next;
    }

    List<OpenSubscription> subscriptions() {
        return subscriptions;
    }

    List<OpenSession> sessions() {
        return sessions;
    }

    Optional<OpenSubscription> subscription(long id) {
        return subscriptions.stream().filter(s -> s.id() == id).findFirst();
    }

    /** Takes it out of the account as if it had never been bought; nothing may hold on to it. */
    void giveBack(OpenSubscription subscription) {
        if (holdsOn(subscription)) {
            throw new IllegalStateException("subscription " + subscription.id() + " is held on to");
        }
        subscriptions.remove(subscription);
    }

    Optional<OpenSession> session(String id) {
        for (OpenSession session : sessions) {
            if (session.id().equals(id)) {
                return Optional.of(session);
            }
        }
        return Optional.empty();
    }

    /** Buckets of plans that have not expired and that {@code service} may draw on, in the order they are used. */
    List<OpenBucket> candidates(ServiceContext service) {
        List<OpenBucket> found = new ArrayList<>();
        for (OpenSubscription subscription : subscriptions) {
            if (subscription.expiresAt().isAfter(now)) {
                for (OpenBucket bucket : subscription.buckets()) {
                    if (bucket.serves(service)) {
                        found.add(bucket);
                    }
                }
            }
        }
        if (found.size() > 1) {
            found.sort(ORDER_OF_USE);
        }
        return found;
    }

    OpenBucket bucket(Hold hold) {
        for (OpenSubscription subscription : subscriptions) {
            if (subscription.id() == hold.subscriptionId()) {
                return subscription.buckets().get(hold.bucket());
            }
        }
        throw new IllegalStateException("a hold on subscription " + hold.subscriptionId() + ", which is gone");
    }

    /** Gives back what a reservation still holds. */
    void release(Reservation reservation) {
        reservation.holds().forEach(h -> bucket(h).release(h.amount()));
    }

    /** Begins a session; one that was closed before goes on with its memory, so that no repeat is charged again. */
    OpenSession open(OpenSession session) {
        closed.find(session.id()).ifPresent(session::recall);
        sessions.add(session);
        return session;
    }

    /** Ends a session: its reservations are given back and its answers remembered for {@code memory}. */
    void close(OpenSession session, ChargingSettings settings) {
        session.reservations().forEach(this::release);
        sessions.remove(session);
        session.signalled().ifPresent(kind -> settled.add(session.signal(kind)));
        remember(session.closedAt(now), settings);
    }

    void remember(ClosedSession session, ChargingSettings settings) {
        Duration memory = settings.closedSessionMemory();
        closed = closed.without(session.id(), now.minus(memory)).with(session);
        while (closed.size() > settings.bounds().closedSessions()) {
            ClosedSession oldest = closed.oldest();
            closed = closed.withoutOldest();
            spilled.add(oldest);
            Instant until = oldest.closedAt().plus(memory);
            forgottenUntil = until.isAfter(forgottenUntil) ? until : forgottenUntil;
        }
    }

    /** Asks the session's peer for something, once the new account is on disk, in place of what it was asked before. */
    void signal(OpenSession session, SignalKind kind) {
        session.signalled().filter(earlier -> earlier != kind).ifPresent(k -> settled.add(session.signal(k)));
        session.signalled(kind);
        signals.add(session.signal(kind));
    }

    /** The peer did what it was asked for, or it need not any more; nothing if it was asked for something else. */
    void settle(OpenSession session, SignalKind kind) {
        if (session.signalled().filter(kind::equals).isPresent()) {
            settled.add(session.signal(kind));
            session.signalSettled();
        }
    }

    OpenSubscription buy(Subscription subscription) {
        OpenSubscription bought = new OpenSubscription(subscription);
        subscriptions.add(bought);
        nextSubscriptionId = subscription.id() + 1;
        return bought;
    }

    long nextSubscriptionId() {
        return nextSubscriptionId;
    }

    boolean holdsOn(OpenSubscription subscription) {
        return subscription.buckets().stream().anyMatch(b -> b.reserved() > 0);
    }

    List<SessionSignal> signals() {
        return signals;
    }

    List<SessionSignal> settled() {
        return settled;
    }

    List<ClosedSession> spilled() {
        return spilled;
    }

    SubscriberId subscriberId() {
        return before.subscriberId();
    }

    Account account() {
        List<Subscription> bought = new ArrayList<>(subscriptions.size());
        subscriptions.forEach(s -> bought.add(s.frozen()));
        List<Session> open = new ArrayList<>(sessions.size());
        sessions.forEach(s -> open.add(s.frozen()));
        return new Account(
                before.subscriberId(), imsi, status, bought, open, closed, forgottenUntil, nextSubscriptionId);
    }
}
