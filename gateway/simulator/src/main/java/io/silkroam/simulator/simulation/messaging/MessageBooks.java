package io.silkroam.simulator.simulation.messaging;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.Submission;
import io.silkroam.simulator.simulation.store.SimulatedStore;
import io.silkroam.simulator.simulation.world.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What partners were told, what the SMSC took and what the cashier did, against what the store says. */
final class MessageBooks {
    private static final Set<MessageState> NOT_FAILED = Set.of(MessageState.DELIVERED, MessageState.ACCEPTED);
    private static final Set<DeliveryMode> TRIED_ONCE = Set.of(DeliveryMode.DATAGRAM, DeliveryMode.TRANSACTION);
    private static final int NEWEST = 5;

    private final MessageRows rows;
    private final Map<Long, Submission> accepted = new LinkedHashMap<>();
    private final Set<Integer> answered = new HashSet<>();
    private final Map<Long, Integer> taken = new HashMap<>();
    private final Map<Long, List<MessageState>> told = new HashMap<>();
    private final Set<Long> charged = new HashSet<>();
    private final Set<Long> refunded = new HashSet<>();
    private final Set<Long> cancelled = new HashSet<>();
    private final Map<Long, Integer> texts = new HashMap<>();
    private final Map<Long, Integer> oldestText = new HashMap<>();
    private int submitted;
    private long firstIdAfterLeap;
    private int repeats;

    MessageBooks(SimulatedStore store) {
        this.rows = new MessageRows(store.audit());
    }

    MessageRows rows() {
        return rows;
    }

    /** A message is about to be submitted; returns its number among all. */
    int submitted() {
        return submitted++;
    }

    int submissions() {
        return submitted;
    }

    /** Messages and receipts that came once more, with their mark. */
    int repeats() {
        return repeats;
    }

    /** A gateway answers a submission: what it says is on disk. */
    void answered(int number, Submission submission, AcceptOutcome outcome) {
        Violation.unless(answered.add(number), "submission %d was answered twice", number);
        if (outcome instanceof AcceptOutcome.Accepted kept) {
            long id = kept.id().value();
            Violation.unless(rows.isKept(id), "message %d was accepted and is not on disk", id);
            Violation.unless(accepted.put(id, submission) == null, "message %d was accepted twice", id);
        }
    }

    /** All clocks leap forward by more than messages are remembered, which is by blocks of ids. */
    void leapt() {
        firstIdAfterLeap = rows.nextId();
    }

    private boolean mayBeForgotten(long id) {
        return id < firstIdAfterLeap;
    }

    /** The messages that were accepted last. */
    List<Map.Entry<Long, Submission>> newest() {
        List<Map.Entry<Long, Submission>> all = List.copyOf(accepted.entrySet());
        return all.subList(Math.max(0, all.size() - NEWEST), all.size());
    }

    /** A sender was told that none of the message will be sent. */
    void cancelled(long id) {
        cancelled.add(id);
    }

    /** A sender is about to ask for another text; returns its number. */
    int nextText(long id) {
        return texts.merge(id, 1, Integer::sum);
    }

    /** A sender was told that no older text than this will be sent. */
    void replaced(long id, int text) {
        oldestText.put(id, text);
    }

    /** An SMSC takes a part. */
    void taken(Delivery delivery) {
        checkWanted(delivery);
        int before = taken.merge(delivery.id().value(), 1, Integer::sum) - 1;
        repeats += before > 0 ? 1 : 0;
        Violation.unless(
                before == 0 || delivery.possiblyRepeated(),
                "part %s was sent %d times and is not marked",
                delivery.id(),
                before + 1);
    }

    /** Whether its sender still wants the part sent, with this text. */
    private void checkWanted(Delivery delivery) {
        long id = delivery.part().first().value();
        Violation.unless(!cancelled.contains(id), "part %s was sent after it was cancelled", delivery.id());
        int text = Text.version(delivery.userData());
        Violation.unless(
                text >= oldestText.getOrDefault(id, 0),
                "part %s was sent with text %d after text %d had replaced it",
                delivery.id(),
                text,
                oldestText.get(id));
        Violation.unless(
                !TRIED_ONCE.contains(delivery.message().mode())
                        || !taken.containsKey(delivery.id().value()),
                "part %s is to be tried once and was sent twice",
                delivery.id());
    }

    /** The sender takes a receipt. */
    void told(Delivery delivery) {
        MessageState state = delivery.receipt().orElseThrow().state();
        List<MessageState> before = told.computeIfAbsent(delivery.id().value(), id -> new ArrayList<>());
        repeats += before.isEmpty() ? 0 : 1;
        Violation.unless(
                before.isEmpty() || delivery.possiblyRepeated(),
                "the receipt of %s was sent twice and is not marked",
                delivery.id());
        Violation.unless(
                before.stream().allMatch(state::equals),
                "the receipts of %s say %s and then %s",
                delivery.id(),
                before,
                state);
        before.add(state);
    }

    /** The cashier takes a payment; once more is the same one. */
    void charged(long id) {
        charged.add(id);
    }

    void refunded(long id) {
        if (charged.contains(id)) {
            refunded.add(id);
        }
    }

    /** In the end: all that was accepted is finished, and told, and paid for if it was delivered. */
    void checkTheEnd() {
        Map<Long, MessageState> done = rows.done();
        accepted.forEach((id, submission) -> checkEnd(id, submission, Optional.ofNullable(done.get(id))));
        charged.forEach(id -> checkPayment(id, Optional.ofNullable(done.get(id))));
        long fromAccounts = accepted.values().stream()
                .filter(s -> s.from().kind() == Party.Kind.ACCOUNT)
                .count();
        Violation.unless(rows.owed() >= fromAccounts, "%d messages are owed for of %d", rows.owed(), fromAccounts);
        Violation.unless(rows.owed() <= submitted, "%d messages are owed for of %d", rows.owed(), submitted);
    }

    private void checkEnd(long id, Submission submission, Optional<MessageState> known) {
        Violation.unless(
                known.isPresent() || mayBeForgotten(id),
                "message %d was accepted and nobody knows what became of it",
                id);
        if (submission.from().kind() == Party.Kind.ACCOUNT) {
            checkTold(id, submission, known);
        } else {
            Violation.unless(charged.contains(id), "message %d was accepted and not paid for", id);
        }
        known.ifPresent(state -> checkState(id, submission, state));
    }

    /** A receipt that is too old is tried once more, and that may fail. */
    private void checkTold(long id, Submission submission, Optional<MessageState> known) {
        List<MessageState> heard = told.getOrDefault(id, List.of());
        boolean right = heard.isEmpty()
                ? mayBeForgotten(id) || submission.mode() == DeliveryMode.DATAGRAM
                : known.map(heard.get(0)::equals).orElse(heard.get(0).isFinal());
        Violation.unless(right, "message %d is %s and its sender was told %s", id, known, heard);
    }

    private void checkState(long id, Submission submission, MessageState state) {
        boolean noReceipt = submission.mode() == DeliveryMode.DATAGRAM && state == MessageState.ACCEPTED;
        Violation.unless(state.isFinal() || noReceipt, "message %d ended %s", id, state);
        Violation.unless(
                state == MessageState.DELETED || !cancelled.contains(id),
                "message %d was cancelled and is %s",
                id,
                state);
        if (state == MessageState.DELIVERED) {
            for (int part = 0; part < submission.parts().size(); part++) {
                Violation.unless(taken.containsKey(id + part), "message %d is delivered without part %d", id, part + 1);
            }
        }
    }

    private void checkPayment(long id, Optional<MessageState> known) {
        boolean back = refunded.contains(id);
        if (known.isEmpty() && mayBeForgotten(id)) {
            Violation.unless(back || taken.containsKey(id), "message %d was charged and neither sent nor refunded", id);
        } else {
            Violation.unless(
                    back != known.filter(NOT_FAILED::contains).isPresent(),
                    "message %d is %s, was charged and was %srefunded",
                    id,
                    known,
                    back ? "" : "not ");
        }
    }
}
