package io.silkroam.simulator.simulation.messaging;

import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.port.Payments;
import io.silkroam.simulator.simulation.stage.Stage;
import io.silkroam.simulator.simulation.world.Life;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes and gives back payments, later, and does not always say so. Repeated, it changes nothing. */
final class Cashier implements Payments {
    private static final Duration QUICKEST = Duration.ofMillis(1);
    private static final Duration SLOWEST = Duration.ofMillis(500);
    private static final long CANNOT_PAY = 10;

    private final Stage stage;
    private final Life life;
    private final MessageBooks books;

    Cashier(Stage stage, Life life, MessageBooks books) {
        this.stage = stage;
        this.life = life;
        this.books = books;
    }

    @Override
    public boolean isCharged(Submission submission) {
        return submission.from().equals(MessagingWorld.PAID);
    }

    @Override
    public CompletionStage<Boolean> charge(MessageId id, Submission submission) {
        boolean pays = id.value() % CANNOT_PAY != 0;
        return later("charge " + id, pays, () -> {
            if (pays) {
                books.charged(id.value());
            }
        });
    }

    @Override
    public String price(Submission submission) {
        return "0.05 EUR/1";
    }

    @Override
    public CompletionStage<Void> refund(MessageId id, Submission submission) {
        return later("refund " + id, null, () -> books.refunded(id.value()));
    }

    private <T> CompletionStage<T> later(String what, T result, Runnable work) {
        CompletableFuture<T> told = new CompletableFuture<>();
        int fate = stage.isSafety() ? stage.chance().below(10) : 10;
        stage.timeline().after(stage.chance().between(QUICKEST, SLOWEST), what, () -> {
            if (life.isOver()) {
                return; // it was to be done by the process that is gone
            }
            if (fate > 0) {
                work.run();
            }
            if (fate > 1) {
                told.complete(result);
            } else {
                told.completeExceptionally(new IllegalStateException("not decided"));
            }
        });
        return told;
    }
}
