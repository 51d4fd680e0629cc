package io.silkroam.charging.rules;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.SignalKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides changes of an account that come from our side, and what the peers of open sessions are told about them. */
public final class AccountChanges {
    private final ChargingSettings settings;
    private final BoughtPlans plans;

    public AccountChanges(ChargingSettings settings) {
        this.settings = settings;
        this.plans = new BoughtPlans(settings);
    }

    public Decision decide(Account account, AccountChange change, Instant now) {
        Draft draft = new Draft(account, Journal.of(account, now), now);
        ChangeOutcome outcome = outcome(draft, change);
        return outcome == ChangeOutcome.CHANGED ? Decision.change(draft) : Decision.look(account, outcome);
    }

    private ChangeOutcome outcome(Draft draft, AccountChange change) {
        if (change instanceof AccountChange.Purchase purchase) {
            return plans.purchase(draft, purchase);
        } else if (change instanceof AccountChange.Refund refund) {
            return plans.refund(draft, refund);
        } else if (change instanceof AccountChange.Extension extension) {
            return plans.extend(draft, extension);
        } else if (change instanceof AccountChange.CardChange card) {
            return changeCard(draft, card);
        } else if (change instanceof AccountChange.StatusChange status) {
            return changeStatus(draft, status);
        } else if (change instanceof AccountChange.SessionGone gone) {
            return closeGone(draft, gone);
        }
        Upkeep.sweep(draft, settings);
        return ChangeOutcome.CHANGED;
    }

    /** When an account should be swept next, as far as can be told {@code now}. */
    public static Optional<Instant> sweepDue(Account account, Instant now) {
        return Upkeep.due(account, now);
    }

    private static ChangeOutcome changeCard(Draft draft, AccountChange.CardChange change) {
        String imsi = change.imsi().digits();
        if (draft.imsi().equals(imsi)) {
            return ChangeOutcome.UNCHANGED;
        }
        draft.imsi(imsi);
        draft.journal().cardChanged(imsi, change.reason());
        draft.sessions().forEach(s -> draft.signal(s, SignalKind.ASR));
        return ChangeOutcome.CHANGED;
    }

    private static ChangeOutcome changeStatus(Draft draft, AccountChange.StatusChange change) {
        if (draft.status() == change.status()) {
            return ChangeOutcome.UNCHANGED;
        }
        draft.status(change.status());
        draft.journal().statusChanged(change.status(), change.reason());
        if (change.status() == AccountStatus.ACTIVE) {
            draft.sessions().forEach(s -> draft.settle(s, SignalKind.ASR));
        } else {
            draft.sessions().forEach(s -> draft.signal(s, SignalKind.ASR));
        }
        return ChangeOutcome.CHANGED;
    }

    private ChangeOutcome closeGone(Draft draft, AccountChange.SessionGone gone) {
        Optional<OpenSession> session = draft.session(gone.sessionId());
        for (OpenSession s : session.map(List::of).orElse(List.of())) {
            draft.journal().sessionClosed(s, "unknown to the peer");
            draft.close(s, settings);
        }
        return session.isPresent() ? ChangeOutcome.CHANGED : ChangeOutcome.UNCHANGED;
    }
}
