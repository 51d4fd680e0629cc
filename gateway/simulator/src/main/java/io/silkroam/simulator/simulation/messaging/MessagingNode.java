package io.silkroam.simulator.simulation.messaging;

import io.silkroam.messaging.MessagingEngine;
import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmscReceipt;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.port.MessagingObserver;
import io.silkroam.messaging.port.MessagingSettings;
import io.silkroam.messaging.port.Routing;
import io.silkroam.messaging.port.Surroundings;
import io.silkroam.messaging.request.CancelCommand;
import io.silkroam.messaging.request.CancelOutcome;
import io.silkroam.messaging.request.ReceiptOutcome;
import io.silkroam.messaging.request.ReplaceCommand;
import io.silkroam.messaging.request.ReplaceOutcome;
import io.silkroam.simulator.simulation.stage.Node;
import io.silkroam.simulator.simulation.stage.Stage;
import io.silkroam.simulator.simulation.world.Life;
import io.silkroam.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A gateway as messaging sees it: the product's engine, with links to a partner and to an SMSC. */
final class MessagingNode extends Node {
    private final Stage stage;
    private final MessagingWorld world;
    private final MessagingSettings settings;
    private Optional<MessagingEngine> engine = Optional.empty();

    MessagingNode(String name, Stage stage, MessagingWorld world, MessagingSettings settings) {
        super(name, stage);
        this.stage = stage;
        this.world = world;
        this.settings = settings;
    }

    @Override
    protected boolean come(Life life) {
        Routing routing = submission -> new Routing.Answer.Via(List.of(MessagingWorld.LINK), submission);
        try {
            engine = Optional.of(MessagingEngine.start(
                    settings,
                    new Surroundings(
                            stage.store().database(life, stage.onFatal(this, life)),
                            life.clock(),
                            routing,
                            new Cashier(stage, life, world.books()),
                            new Links(stage, this, life, world),
                            (link, id, source) -> List.of(id),
                            MessagingObserver.NONE),
                    life));
            return true;
        } catch (StoreException e) {
            return false;
        }
    }

    @Override
    protected void finish() {
        engine.orElseThrow().close(Duration.ZERO);
    }

    @Override
    protected void gone() {
        engine = Optional.empty();
    }

    void accept(Submission submission, Consumer<AcceptOutcome> answer) {
        engine.ifPresent(e -> e.accept(submission, answer));
    }

    void receipt(SmscReceipt receipt, Consumer<ReceiptOutcome> answer) {
        engine.ifPresent(e -> e.receipt(receipt, answer));
    }

    void cancel(Party from, CancelCommand command, Consumer<CancelOutcome> answer) {
        engine.ifPresent(e -> e.cancel(from, command).thenAccept(answer));
    }

    void replace(Party from, ReplaceCommand command, Consumer<ReplaceOutcome> answer) {
        engine.ifPresent(e -> e.replace(from, command).thenAccept(answer));
    }

    /** What it has in hand, in words. */
    String work() {
        return engine.map(e -> "%s hands over %d and decides %d".formatted(name(), e.inFlight(), e.waiting()))
                .orElse(name() + " is down");
    }

    /** Nothing it handed over waits for its result. */
    boolean isIdle() {
        return engine.filter(e -> e.inFlight() == 0 && e.waiting() == 0).isPresent();
    }
}
