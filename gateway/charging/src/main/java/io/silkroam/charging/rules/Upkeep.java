package io.silkroam.charging.rules;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.Session;
import io.silkroam.charging.account.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What time alone brings: silent sessions end, plans expire, notices fall due. */
final class Upkeep {
    private Upkeep() {}

    /** Does all that is due. */
    static void sweep(Draft draft, ChargingSettings settings) {
        for (OpenSession session : List.copyOf(draft.sessions())) {
            if (!session.deadline().isAfter(draft.now())) {
                draft.journal().sessionClosed(session, "no sign of life");
                draft.close(session, settings);
            }
        }
        draft.subscriptions().forEach(s -> UsageNotices.beforeExpiry(draft, s));
        dropFinished(draft);
    }

    /** Takes expired plans out of the account, unless a grant made before the end still waits for its report. */
    static void dropFinished(Draft draft) {
        for (Iterator<OpenSubscription> all = draft.subscriptions().iterator(); all.hasNext(); ) {
            OpenSubscription subscription = all.next();
            boolean expired = !subscription.expiresAt().isAfter(draft.now());
            if (expired && !draft.holdsOn(subscription)) {
                draft.journal().expired(subscription);
                all.remove();
            }
        }
    }

    /** When the account should be swept next; empty while nothing in it waits for time to pass. */
    static Optional<Instant> due(Account account, Instant now) {
        Instant due = Instant.MAX;
        for (Session session : account.sessions()) {
            due = earlier(due, session.deadline());
        }
        for (Subscription subscription : account.subscriptions()) {
            if (!subscription.expiresAt().isAfter(now) && isHeld(account, subscription)) {
                continue; // over, and waits for the report or the silence of the session that holds it
            }
            due = earlier(due, subscription.expiresAt());
            List<Duration> spans = subscription.plan().notices().beforeExpiry();
            for (int i = 0; subscription.isActivated() && i < spans.size(); i++) {
                if ((subscription.expiryNotices() & (1 << i)) == 0) {
                    due = earlier(due, subscription.expiresAt().minus(spans.get(i)));
                }
            }
        }
        return due.equals(Instant.MAX) ? Optional.empty() : Optional.of(due);
    }

    private static boolean isHeld(Account account, Subscription subscription) {
        return account.sessions().stream()
                .flatMap(session -> session.reservations().stream())
                .flatMap(reservation -> reservation.holds().stream())
                .anyMatch(hold -> hold.subscriptionId() == subscription.id());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
