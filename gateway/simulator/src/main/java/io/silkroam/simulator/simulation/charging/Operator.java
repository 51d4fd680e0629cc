package io.silkroam.simulator.simulation.charging;

import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.ChangeOutcome;
import io.silkroam.simulator.simulation.world.Chance;
import io.silkroam.simulator.simulation.world.Timeline;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Sells plans, and suspends and resumes subscribers; asks again under the same reference until it is told. */
final class Operator {
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final List<ChargingNode> nodes;
    private final Timeline timeline;
    private final Chance chance;
    private final Books books;
    private final Set<Order> open = new HashSet<>();
    private int references;

    Operator(List<ChargingNode> nodes, Timeline timeline, Chance chance, Books books) {
        this.nodes = List.copyOf(nodes);
        this.timeline = timeline;
        this.chance = chance;
        this.books = books;
    }

    /** Everything it wanted was carried out. */
    boolean isIdle() {
        return open.isEmpty();
    }

    void sell(Identity subscriber) {
        String reference = "order-" + references++;
        begin(subscriber, new AccountChange.Purchase(reference, Offer.PLAN), () -> books.purchased(reference));
    }

    void status(Identity subscriber, AccountStatus status) {
        begin(subscriber, new AccountChange.StatusChange(status, "simulated"), () -> {});
    }

    void card(Identity subscriber, String imsi) {
        begin(subscriber, new AccountChange.CardChange(new io.silkroam.sim.Imsi(imsi), "simulated"), () -> {});
    }

    /** Asks no more for what it wanted: after days, when its plan may be over, the same order would buy another. */
    void giveUp() {
        List.copyOf(open).forEach(Order::end);
    }

    private void begin(Identity subscriber, AccountChange change, Runnable done) {
        Order order = new Order(subscriber, change, done);
        open.add(order);
        order.ask();
    }

    private final class Order {
        private final Identity subscriber;
        private final AccountChange change;
        private final Runnable done;
        private boolean over;
        private int attempts;

        Order(Identity subscriber, AccountChange change, Runnable done) {
            this.subscriber = subscriber;
            this.change = change;
            this.done = done;
        }

        void ask() {
            int attempt = ++attempts;
            Optional<CompletionStage<ChangeOutcome>> asked = chance.oneOf(nodes).apply(subscriber, change);
            asked.ifPresent(later -> later.whenComplete((outcome, failure) -> {
                if (failure == null) {
                    timeline.after(Duration.ofMillis(1), "told " + outcome, this::told);
                }
            }));
            timeline.after(WAIT, "order " + attempt, () -> {
                if (!over && attempt == attempts) {
                    ask();
                }
            });
        }

        void end() {
            over = true;
            open.remove(this);
        }

        private void told() {
            if (!over) {
                end();
                done.run();
            }
        }
    }
}
