package io.silkroam.charging.account;

import io.silkroam.sim.SubscriberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a charging decision needs to know of one subscriber. Immutable: a decision makes a new one.
 *
 * @param imsi digits, for the journal
 * @param subscriptions bought plans that are not finished, in order of purchase
 * @param closed sessions that ended lately, for requests that are repeated after the end
 * @param forgottenUntil while now is before it, older closed sessions lie in the store and must be asked for there
 * @param nextSubscriptionId the number the next purchase gets
 */
public record Account(
        SubscriberId subscriberId,
        String imsi,
        AccountStatus status,
        List<Subscription> subscriptions,
        List<Session> sessions,
        ClosedSessions closed,
        Instant forgottenUntil,
        long nextSubscriptionId) {

    public Account {
        subscriptions = List.copyOf(subscriptions);
        sessions = List.copyOf(sessions);
    }

    public static Account opened(SubscriberId subscriberId, String imsi) {
        return new Account(
                subscriberId, imsi, AccountStatus.ACTIVE, List.of(), List.of(), ClosedSessions.NONE, Instant.EPOCH, 1);
    }

    /** The open session of this id. */
    public Optional<Session> session(String sessionId) {
        for (Session session : sessions) { // asked for each request, and a stream costs more than the few sessions
            if (session.id().equals(sessionId)) {
                return Optional.of(session);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a memory of this session may lie in the store: some do, and the session is neither open here, with all
     * that was remembered of it, nor remembered here.
     */
    public boolean mayHaveForgotten(String sessionId, Instant now) {
        return forgottenUntil.isAfter(now)
                && session(sessionId).isEmpty()
                && closed.find(sessionId).isEmpty();
    }

    public Account withClosed(ClosedSessions others) {
        return new Account(
                subscriberId, imsi, status, subscriptions, sessions, others, forgottenUntil, nextSubscriptionId);
    }
}
