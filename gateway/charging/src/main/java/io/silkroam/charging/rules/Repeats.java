package io.silkroam.charging.rules;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.Answered;
import io.silkroam.charging.account.ClosedSession;
import io.silkroam.charging.account.Session;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Origin;
import io.silkroam.charging.request.RequestType;
import java.util.List;
import java.util.Optional;

/**
 * Recognises a request that was decided before, by session, type and number (RFC 8506 §3.1: some gateways repeat
 * the last number on termination, so the type belongs to it), whether or not the T flag is set; and a session that
 * belongs to another partner.
 */
final class Repeats {
    private Repeats() {}

    /** The answer to give without deciding anything, if there is one. */
    static Optional<CreditControlAnswer> find(Account account, CreditControlRequest request) {
        for (Session session : account.sessions()) {
            if (session.id().equals(request.sessionId())) {
                return find(session.origin(), session.answered(), session.answeredBelow(), request);
            }
        }
        for (ClosedSession session : account.closed()) {
            if (session.id().equals(request.sessionId())) {
                return find(session.origin(), session.answered(), session.answeredBelow(), request);
            }
        }
        return Optional.empty();
    }

    private static Optional<CreditControlAnswer> find(
            Origin owner, List<Answered> answered, long answeredBelow, CreditControlRequest request) {
        if (!owner.realm().equalsIgnoreCase(request.origin().realm())) {
            return Optional.of(CreditControlAnswer.of(ChargingResult.UNKNOWN_SESSION_ID));
        }
        for (Answered a : answered) {
            if (a.is(request.type(), request.number())) {
                return Optional.of(a.answer());
            }
        }
        boolean forgotten = request.number() < answeredBelow && request.type() != RequestType.TERMINATION;
        return forgotten ? Optional.of(CreditControlAnswer.of(ChargingResult.UNABLE_TO_COMPLY)) : Optional.empty();
    }
}
