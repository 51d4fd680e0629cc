package io.silkroam.simulator.simulation.messaging;

import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.port.Carrier;
import io.silkroam.simulator.simulation.stage.Stage;
import io.silkroam.simulator.simulation.world.Life;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A gateway's sessions to its partner and to the SMSC, as SMPP has them: a window, a time-out, and one answer each. */
final class Links implements Carrier {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(4);
    private static final int WINDOW = 5;

    private final Stage stage;
    private final MessagingNode node;
    private final Life life;
    private final MessagingWorld world;
    private final Map<Party, Integer> busy = new HashMap<>();

    Links(Stage stage, MessagingNode node, Life life, MessagingWorld world) {
        this.stage = stage;
        this.node = node;
        this.life = life;
        this.world = world;
    }

    private String link(Party party) {
        return Stage.link(party.kind() == Party.Kind.LINK ? MessagingWorld.SMSC : MessagingWorld.PARTNER, node);
    }

    @Override
    public int room(Party party) {
        return stage.network().isUp(link(party)) ? WINDOW - busy.getOrDefault(party, 0) : 0;
    }

    @Override
    public void carry(Delivery delivery, Consumer<CarryResult> result) {
        busy.merge(delivery.to(), 1, Integer::sum);
        Consumer<CarryResult> once = once(delivery.to(), result);
        String link = link(delivery.to());
        String what = (delivery.receipt().isPresent() ? "receipt " : "part ") + delivery.id() + " by " + node.name();
        if (!stage.network().isUp(link)) {
            stage.timeline()
                    .after(Duration.ofMillis(1), "not sent " + what, () -> once.accept(new CarryResult.NotSent()));
            return;
        }
        Consumer<CarryResult> back =
                answer -> stage.network().carry(link, "answer to " + what, () -> once.accept(answer));
        stage.network().carry(link, what, () -> {
            if (delivery.receipt().isPresent()) {
                world.partner().take(delivery, back);
            } else {
                world.smsc().take(delivery, back);
            }
        });
        stage.timeline().after(ANSWER_WITHIN, "no answer to " + what, () -> once.accept(new CarryResult.Unanswered()));
    }

    private Consumer<CarryResult> once(Party party, Consumer<CarryResult> result) {
        boolean[] over = new boolean[1];
        return answer -> {
            if (!over[0] && !life.isOver()) {
                over[0] = true;
                busy.merge(party, -1, Integer::sum);
                result.accept(answer);
            }
        };
    }
}
