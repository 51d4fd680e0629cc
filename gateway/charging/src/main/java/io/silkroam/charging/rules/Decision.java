package io.silkroam.charging.rules;

import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.ClosedSession;
import io.silkroam.charging.request.CreditControlAnswer;
import java.util.List;

/**
 * What a decision comes to: everything that must be on disk, together, before its answer may leave.
 *
 * @param kind whether there is anything to write
 * @param account the new account
 * @param journal rows to append
 * @param signals requests to send to peers of open sessions
 * @param settled signals that have been obeyed or no longer matter
 * @param spilled memories that no longer fit in the account
 */
public record Decision(
        Kind kind,
        CreditControlAnswer answer,
        Account account,
        List<UsageRecord> journal,
        List<SessionSignal> signals,
        List<SessionSignal> settled,
        List<ClosedSession> spilled) {

    /** How far a decision can be trusted when the account it saw was a cached one. */
    public enum Kind {
        /** The account changes; the write fails if what was seen is no longer the truth. */
        CHANGE,
        /** A request seen before: its answer never changes. */
        REPEAT,
        /** Refused or only looked up, nothing changes: true of a fresh account only. */
        LOOK
    }

    static Decision repeat(Account account, CreditControlAnswer answer) {
        return new Decision(Kind.REPEAT, answer, account, List.of(), List.of(), List.of(), List.of());
    }

    static Decision look(Account account, CreditControlAnswer answer) {
        return new Decision(Kind.LOOK, answer, account, List.of(), List.of(), List.of(), List.of());
    }

    static Decision change(Draft draft, CreditControlAnswer answer) {
        return new Decision(
                Kind.CHANGE,
                answer,
                draft.account(),
                draft.journal().rows(),
                draft.signals(),
                draft.settled(),
                draft.spilled());
    }
}
