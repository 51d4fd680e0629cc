package io.silkroam.simulator.simulation.messaging;

import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.simulator.simulation.stage.Stage;
import io.silkroam.simulator.simulation.world.Chance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Who submits messages, paid one by one or by an account, and is told what became of them. */
final class Partner {
    private static final int MOST_PARTS = 3;
    private static final List<DeliveryMode> MODES = List.of(
            DeliveryMode.DEFAULT,
            DeliveryMode.DEFAULT,
            DeliveryMode.DEFAULT,
            DeliveryMode.STORE_AND_FORWARD,
            DeliveryMode.STORE_AND_FORWARD,
            DeliveryMode.STORE_AND_FORWARD,
            DeliveryMode.DATAGRAM,
            DeliveryMode.TRANSACTION);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofSeconds(40);

    private final Stage stage;
    private final MessageBooks books;
    private final List<MessagingNode> nodes;

    Partner(Stage stage, MessageBooks books, List<MessagingNode> nodes) {
        this.stage = stage;
        this.books = books;
        this.nodes = nodes;
    }

    void submit() {
        int number = books.submitted();
        Submission submission = anything();
        MessagingNode node = stage.chance().oneOf(nodes);
        stage.network()
                .carry(
                        Stage.link(MessagingWorld.PARTNER, node),
                        "submission " + number + " to " + node.name(),
                        () -> node.accept(submission, outcome -> {
                            stage.timeline().note("submission " + number + " " + outcome);
                            books.answered(number, submission, outcome);
                        }));
    }

    private Submission anything() {
        Chance chance = stage.chance();
        int parts = chance.below(4) == 0 ? 1 + chance.below(MOST_PARTS) : 1;
        boolean paid = chance.below(3) == 0;
        return new Submission(
                paid ? MessagingWorld.PAID : MessagingWorld.ACCOUNT,
                new SmsAddress(SmsAddress.ALPHANUMERIC, 0, "Shop"),
                SmsAddress.international("3161000000" + chance.below(4)),
                "",
                0,
                chance.below(3),
                0,
                chance.oneOf(MODES),
                chance.below(8) == 0,
                chance.below(4) == 0 ? Optional.of(stage.time().plus(chance.between(SOON, LATE))) : Optional.empty(),
                Optional.empty(),
                1,
                Text.of(0, parts),
                new byte[0],
                chance.below(4) == 0,
                Optional.empty());
    }

    /** A receipt comes. */
    void take(Delivery delivery, Consumer<CarryResult> answer) {
        int fate = stage.isSafety() ? stage.chance().below(10) : 10;
        if (fate == 0) {
            answer.accept(new CarryResult.Refused(0x64, FailureClass.TEMPORARY));
            return;
        }
        if (delivery.to().kind() == Party.Kind.ACCOUNT) {
            books.told(delivery);
        }
        if (fate > 1) {
            answer.accept(new CarryResult.Taken(Optional.empty()));
        }
    }
}
