package io.silkroam.charging.rules;

import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.ClosedSession;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import java.util.List;

/**
 * What a decision comes to: everything that must be on disk, together, before its answer may leave.
 *
 * @param kind whether there is anything to write
 * @param answer to a credit-control request; a change from our side is answered by its outcome
 * @param outcome of a change from our side; of a request, whether it changed anything
 * @param account the new account
 * @param journal rows to append
 * @param signals requests to send to peers of open sessions
 * @param settled signals that have been obeyed or no longer matter
 * @param spilled memories that no longer fit in the account
 */
public record Decision(
        Kind kind,
        CreditControlAnswer answer,
        ChangeOutcome outcome,
        Account account,
        List<UsageRecord> journal,
        List<SessionSignal> signals,
        List<SessionSignal> settled,
        List<ClosedSession> spilled) {

    /** How far a decision can be trusted when the account it saw was a cached one. */
    public enum Kind {
        /** The account changes; the write fails if what was seen is no longer the truth. */
        CHANGE,
        /** A request seen before: its answer never changes, as long as its sender's subscriber is the same. */
        REPEAT,
        /** Refused or only looked up, nothing changes: true of a fresh account only. */
        LOOK
    }

    private static final CreditControlAnswer DONE = CreditControlAnswer.of(ChargingResult.SUCCESS);

    static Decision repeat(Account account, CreditControlAnswer answer) {
        return unchanged(Kind.REPEAT, account, answer, ChangeOutcome.UNCHANGED);
    }

    static Decision look(Account account, CreditControlAnswer answer) {
        return unchanged(Kind.LOOK, account, answer, ChangeOutcome.UNCHANGED);
    }

    /** A change that was not made. */
    static Decision look(Account account, ChangeOutcome outcome) {
        return unchanged(Kind.LOOK, account, DONE, outcome);
    }

    private static Decision unchanged(Kind kind, Account account, CreditControlAnswer answer, ChangeOutcome outcome) {
        return new Decision(kind, answer, outcome, account, List.of(), List.of(), List.of(), List.of());
    }

    static Decision change(Draft draft) {
        return change(draft, DONE);
    }

    static Decision change(Draft draft, CreditControlAnswer answer) {
        return new Decision(
                Kind.CHANGE,
                answer,
                ChangeOutcome.CHANGED,
                draft.account(),
                draft.journal().rows(),
                draft.signals(),
                draft.settled(),
                draft.spilled());
    }
}
