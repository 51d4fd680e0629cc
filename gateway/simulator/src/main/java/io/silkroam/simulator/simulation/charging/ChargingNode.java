package io.silkroam.simulator.simulation.charging;

import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.SessionSignals;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.ChangeOutcome;
import io.silkroam.charging.store.Reach;
import io.silkroam.charging.store.SessionSignal;
import io.silkroam.sim.SubscriberId;
import io.silkroam.simulator.simulation.stage.Node;
import io.silkroam.simulator.simulation.stage.Stage;
import io.silkroam.simulator.simulation.world.Life;
import io.silkroam.store.Database;
import io.silkroam.store.LaneObserver;
import io.silkroam.store.StoreException;
import io.silkroam.time.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A gateway as charging sees it: the product's engine, and the courier of its signals. */
final class ChargingNode extends Node {
    private static final Duration COURIER_PERIOD = Duration.ofSeconds(1);
    private static final Duration TOLD_AGAIN = Duration.ofSeconds(8);
    private static final int TOLD_AT_MOST = 5;

    private final Stage stage;
    private final ChargingWorld world;
    private final ChargingEngine.Settings settings;
    private Optional<Run> run = Optional.empty();

    /** What exists from a start to a crash. */
    private record Run(ChargingEngine engine, SessionSignals signals) {}

    ChargingNode(String name, Stage stage, ChargingWorld world, ChargingEngine.Settings settings) {
        super(name, stage);
        this.stage = stage;
        this.world = world;
        this.settings = settings;
    }

    @Override
    protected boolean come(Life life) {
        Database database = stage.store().database(life, stage.onFatal(this, life));
        Rounds courier = life.rounds("courier", this::carry);
        try {
            ChargingEngine engine = ChargingEngine.start(
                    settings,
                    new ChargingEngine.Surroundings(
                            database,
                            new AccountEncoding(Offer::find),
                            Offer.ZONES,
                            life.clock(),
                            LaneObserver.NONE,
                            courier::wake),
                    life);
            run = Optional.of(new Run(engine, new SessionSignals(database, life.clock(), TOLD_AGAIN)));
            courier.start(COURIER_PERIOD);
            return true;
        } catch (StoreException e) {
            return false;
        }
    }

    @Override
    protected void finish() {
        run.orElseThrow().engine().close(Duration.ZERO);
    }

    @Override
    protected void gone() {
        run = Optional.empty();
    }

    void charge(CreditControlRequest request, Consumer<CreditControlAnswer> answer) {
        run.ifPresent(r -> r.engine().charge(world.door().apply(request), answer));
    }

    /** Empty while it is down. */
    Optional<CompletionStage<ChangeOutcome>> apply(Identity subscriber, AccountChange change) {
        return run.map(r -> r.engine().apply(subscriber, change));
    }

    void open(List<ChargingEngine.NewSubscriber> subscribers) {
        run.orElseThrow().engine().open(subscribers);
    }

    private void carry() {
        List<String> hosts = world.hosts().stream()
                .filter(host -> stage.network().isUp(Stage.link(host, this)))
                .toList();
        if (hosts.isEmpty() || run.isEmpty()) {
            return;
        }
        Run now = run.get();
        try {
            now.signals().claim(new Reach(hosts, List.of())).forEach(signal -> tell(now, signal));
        } catch (StoreException e) {
            stage.timeline().note(name() + " claims no signals");
        }
    }

    private void tell(Run now, SessionSignal signal) {
        if (signal.attempts() > TOLD_AT_MOST) {
            now.signals().giveUp(signal);
            return;
        }
        String session = signal.target().sessionId();
        world.tell(this, signal, known -> {
            if (!known && run.filter(now::equals).isPresent()) {
                now.engine().sessionGone(new SubscriberId(signal.target().subscriberId()), session);
            }
        });
    }
}
