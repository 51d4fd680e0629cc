package io.silkroam.simulator.simulation.messaging;

import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.request.CancelCommand;
import io.silkroam.messaging.request.CancelOutcome;
import io.silkroam.messaging.request.ReplaceCommand;
import io.silkroam.messaging.request.ReplaceOutcome;
import io.silkroam.simulator.simulation.stage.Stage;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What senders ask for after the fact: cancel_sm and replace_sm, SMPP 3.4 §4.9 and §4.10, of any gateway. */
final class Requests {
    private static final Duration LONGER = Duration.ofMinutes(4);

    private final Stage stage;
    private final MessageBooks books;
    private final List<MessagingNode> nodes;
    /** Messages with a replacement whose answer is not known: a second one would make the order unknown too. */
    private final Set<Long> replacing = new HashSet<>();

    Requests(Stage stage, MessageBooks books, List<MessagingNode> nodes) {
        this.stage = stage;
        this.books = books;
        this.nodes = nodes;
    }

    /** Asks for something about one of the newest messages. */
    void ask() {
        List<Map.Entry<Long, Submission>> newest = books.newest();
        if (newest.isEmpty()) {
            return;
        }
        Map.Entry<Long, Submission> one = stage.chance().oneOf(newest);
        if (stage.chance().below(2) == 0) {
            cancel(one.getKey(), one.getValue());
        } else if (replacing.add(one.getKey())) {
            replace(one.getKey(), one.getValue());
        }
    }

    private void cancel(long id, Submission message) {
        CancelCommand command = new CancelCommand(
                Optional.of(new MessageId(id).toString()), message.source(), message.destination(), "");
        MessagingNode node = stage.chance().oneOf(nodes);
        send(
                node,
                "cancel " + id,
                () -> node.cancel(message.from(), command, outcome -> {
                    stage.timeline().note("cancel " + id + " " + outcome);
                    if (outcome == CancelOutcome.CANCELLED) {
                        books.cancelled(id);
                    }
                }));
    }

    private void replace(long id, Submission message) {
        int version = books.nextText(id);
        ReplaceCommand command = new ReplaceCommand(
                new MessageId(id).toString(),
                message.source(),
                Optional.empty(),
                stage.chance().below(2) == 0
                        ? Optional.empty()
                        : Optional.of(stage.time().plus(LONGER)),
                message.registeredDelivery(),
                Text.of(version, message.parts().size()));
        MessagingNode node = stage.chance().oneOf(nodes);
        send(
                node,
                "replace " + id,
                () -> node.replace(message.from(), command, outcome -> {
                    stage.timeline().note("replace " + id + " " + outcome);
                    if (outcome == ReplaceOutcome.REPLACED) {
                        books.replaced(id, version);
                    }
                    if (outcome != ReplaceOutcome.UNAVAILABLE) {
                        replacing.remove(id);
                    }
                }));
    }

    private void send(MessagingNode node, String what, Runnable arrival) {
        stage.network().carry(Stage.link(MessagingWorld.PARTNER, node), what + " to " + node.name(), arrival);
    }
}
