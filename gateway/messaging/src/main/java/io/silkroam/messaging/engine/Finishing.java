package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.rules.RollUp;
import io.silkroam.messaging.rules.RollUp.Outcome;
import io.silkroam.messaging.rules.RollUp.PartOutcome;
import io.silkroam.messaging.store.Chain;
import io.silkroam.messaging.store.DoneStore.Done;
import io.silkroam.messaging.store.DueStore.Due;
import io.silkroam.messaging.store.DueStore.DueKey;
import io.silkroam.messaging.store.DueStore.Kind;
import io.silkroam.messaging.store.OrderStore.Link;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.PartState;
import io.silkroam.messaging.store.PartyName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the outcome of a part to the end of its message: roll-up, refund, receipt, and then only the memory of it. */
final class Finishing {
    /** The priority of receipts among what waits for an account: before messages of the lowest. */
    private static final int RECEIPT_PRIORITY = 1;

    private final Transactions transactions;

    Finishing(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A part has its outcome; its message may have it too. The batch knows all its parts. */
    void partDone(Batch batch, PartRow part, MessageState state, long doneAt, String error) {
        if (part.state() == PartState.QUEUED) {
            batch.notDue(new DueKey(part.id(), Kind.SEND));
        }
        part.done(state, doneAt, error);
        batch.change(part);
        if (part.has(PartRow.ORDERED)) {
            batch.leaveChain(new Link(Chain.of(part.envelope().message().destination()), part.id()));
        }
        List<PartRow> parts = part.parts() == 1 ? List.of(part) : batch.whole(part);
        // Who finishes another part at the same time meets this change of the first one, and looks again.
        batch.change(parts.get(0));
        if (parts.stream().allMatch(row -> row.state().isDone())) {
            messageDone(batch, parts);
        }
    }

    private void messageDone(Batch batch, List<PartRow> parts) {
        PartRow first = parts.get(0);
        Outcome outcome = outcomeOf(parts);
        Party from = first.envelope().message().from();
        batch.tell(() -> {
            batch.core().around().observer().finished(from, outcome.state());
            transactions.done(first.firstId(), !outcome.failed());
        });
        if (parts.stream().anyMatch(row -> row.has(PartRow.DEAD))) {
            batch.bury(parts);
        }
        if (outcome.failed() && first.has(PartRow.CHARGED)) {
            refund(batch, first);
        } else {
            tellSender(batch, parts);
        }
    }

    static Outcome outcomeOf(List<PartRow> parts) {
        List<PartOutcome> outcomes = new ArrayList<>(parts.size());
        for (PartRow part : parts) {
            outcomes.add(new PartOutcome(part.outcome(), part.doneAt(), part.error()));
        }
        return RollUp.of(outcomes);
    }

    /** Gives the payment back first: a receipt may wait for days. */
    void refund(Batch batch, PartRow first) {
        batch.change(first.become(PartState.REFUND));
        batch.due(
                new Due(new DueKey(first.id(), Kind.REFUND), PartyName.PAYMENTS, 0, batch.now(), Long.MAX_VALUE, 0, 0));
    }

    /** The message has its end; what is left is its receipt. */
    void tellSender(Batch batch, List<PartRow> parts) {
        PartRow first = parts.get(0);
        Outcome outcome = outcomeOf(parts);
        if (!isReceiptOwed(first, outcome.state())) {
            forget(batch, parts);
            return;
        }
        first.attempts(0);
        Parties.Entry account = batch.party(first.envelope().message().from());
        if (!account.hasBacklog() && batch.core().lease().isHeld() && account.reserve(1)) {
            batch.change(first.become(PartState.TELLING).ownedBy(batch.run()));
            batch.carry(receipt(parts, account));
        } else {
            account.full();
            owe(batch, first, batch.now());
        }
    }

    private static boolean isReceiptOwed(PartRow first, MessageState state) {
        Submission message = first.envelope().message();
        return message.from().kind() == Party.Kind.ACCOUNT
                && !first.has(PartRow.NO_RECEIPT)
                && message.mode() != DeliveryMode.DATAGRAM
                && message.asksFor(state);
    }

    /** The receipt waits for its account. */
    void owe(Batch batch, PartRow first, long dueAt) {
        batch.change(first.become(PartState.OWED));
        batch.due(new Due(
                new DueKey(first.id(), Kind.RECEIPT),
                PartyName.of(first.envelope().message().from()),
                RECEIPT_PRIORITY,
                dueAt,
                Long.MAX_VALUE,
                0,
                0));
    }

    /** The receipt of a message whose parts all have their outcome. */
    static Claim receipt(List<PartRow> parts, Parties.Entry account) {
        Outcome outcome = outcomeOf(parts);
        return receipt(
                parts.get(0),
                account,
                Kind.RECEIPT,
                new Delivery.Receipt(
                        outcome.state(), Instant.ofEpochMilli(outcome.doneAt()), outcome.error(), outcome.delivered()));
    }

    /** Any receipt. */
    static Claim receipt(PartRow first, Parties.Entry account, Kind kind, Delivery.Receipt receipt) {
        MessageId id = new MessageId(first.firstId());
        return new Claim(
                kind,
                new Delivery(
                        id,
                        account.party(),
                        first.attempt() + 1,
                        first.has(PartRow.RECEIPT_REPEATED),
                        new Delivery.Part(id, 1, first.parts()),
                        first.envelope().message(),
                        Instant.ofEpochMilli(first.acceptedAt()),
                        Optional.of(receipt)),
                account,
                first);
    }

    /** Nothing is left to do: only what became of it is remembered. */
    void forget(Batch batch, List<PartRow> parts) {
        PartRow first = parts.get(0);
        Outcome outcome = outcomeOf(parts);
        Submission message = first.envelope().message();
        batch.remove(parts);
        batch.remember(new Done(
                first.firstId(),
                outcome.doneAt(),
                outcome.state(),
                outcome.error(),
                PartyName.of(message.from()),
                message.source().value()));
    }
}
