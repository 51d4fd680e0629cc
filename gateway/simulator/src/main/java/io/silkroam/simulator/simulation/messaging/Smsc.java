package io.silkroam.simulator.simulation.messaging;

import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.SmscReceipt;
import io.silkroam.messaging.request.ReceiptOutcome;
import io.silkroam.simulator.simulation.stage.Stage;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An SMSC: takes or refuses, loses its answers, and repeats a receipt until it is acknowledged. */
final class Smsc {
    private static final Duration EARLIEST = Duration.ofMillis(1);
    private static final Duration LATEST = Duration.ofSeconds(8);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int REFUSED = 0x14;

    private final Stage stage;
    private final MessageBooks books;
    private final List<MessagingNode> nodes;
    private final Set<String> owed = new HashSet<>();
    private int ids;

    Smsc(Stage stage, MessageBooks books, List<MessagingNode> nodes) {
        this.stage = stage;
        this.books = books;
        this.nodes = nodes;
    }

    /** Every receipt was acknowledged. */
    boolean isIdle() {
        return owed.isEmpty();
    }

    void take(Delivery delivery, Consumer<CarryResult> answer) {
        int fate = stage.isSafety() ? stage.chance().below(100) : 100;
        if (fate < 20) {
            answer.accept(new CarryResult.Refused(
                    REFUSED,
                    stage.chance()
                            .oneOf(List.of(
                                    FailureClass.THROTTLED,
                                    FailureClass.TEMPORARY,
                                    FailureClass.TEMPORARY,
                                    FailureClass.ROUTE,
                                    FailureClass.PERMANENT))));
            return;
        }
        if (fate < 23) {
            return; // it came to nothing, and nobody is told
        }
        books.taken(delivery);
        String id = "S" + ids++;
        MessageState state = stage.chance().below(8) == 0 ? MessageState.UNDELIVERABLE : MessageState.DELIVERED;
        owe(
                id,
                new SmscReceipt(
                        MessagingWorld.LINK.name(),
                        List.of(id),
                        delivery.message().destination(),
                        state,
                        Optional.empty(),
                        "000"));
        if (fate >= 28) {
            answer.accept(new CarryResult.Taken(Optional.of(id)));
        }
    }

    private void owe(String id, SmscReceipt receipt) {
        owed.add(id);
        send(id, receipt, stage.chance().between(EARLIEST, LATEST));
        if (stage.isSafety() && stage.chance().below(8) == 0) {
            send(id, receipt, stage.chance().between(EARLIEST, LATEST));
        }
    }

    private void send(String id, SmscReceipt receipt, Duration pause) {
        stage.timeline().after(pause, "receipt " + id, () -> {
            MessagingNode node = stage.chance().oneOf(nodes);
            String link = Stage.link(MessagingWorld.SMSC, node);
            stage.network()
                    .carry(
                            link,
                            "receipt " + id + " to " + node.name(),
                            () -> node.receipt(receipt, outcome -> {
                                if (outcome != ReceiptOutcome.UNAVAILABLE) {
                                    stage.network().carry(link, "receipt taken " + id, () -> owed.remove(id));
                                }
                            }));
            stage.timeline().after(AGAIN, "receipt due " + id, () -> {
                if (owed.contains(id)) {
                    send(id, receipt, EARLIEST);
                }
            });
        });
    }
}
