package io.silkroam.charging.rules;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.Answers;
import io.silkroam.charging.account.Session;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Origin;
import io.silkroam.charging.request.RequestType;
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
        Optional<Session> open = account.session(request.sessionId());
        if (open.isPresent()) {
            return find(open.get().origin(), open.get().answers(), request);
        }
        return account.closed().find(request.sessionId()).flatMap(c -> find(c.origin(), c.answers(), request));
    }

    private static Optional<CreditControlAnswer> find(Origin owner, Answers answers, CreditControlRequest request) {
        if (!owner.realm().equalsIgnoreCase(request.origin().realm())) {
            return Optional.of(CreditControlAnswer.of(ChargingResult.UNKNOWN_SESSION_ID));
        }
        Optional<CreditControlAnswer> known = answers.find(request.type(), request.number());
        boolean forgotten =
                known.isEmpty() && request.type() != RequestType.TERMINATION && answers.hasForgotten(request.number());
        return forgotten ? Optional.of(CreditControlAnswer.of(ChargingResult.UNABLE_TO_COMPLY)) : known;
    }
}
