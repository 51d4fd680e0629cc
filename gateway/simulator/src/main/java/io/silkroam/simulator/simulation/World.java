package io.silkroam.simulator.simulation;

import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.simulator.simulation.charging.ChargingWorld;
import io.silkroam.simulator.simulation.messaging.MessagingWorld;
import io.silkroam.simulator.simulation.stage.Stage;
import io.silkroam.simulator.simulation.store.Plant;
import io.silkroam.simulator.simulation.store.SimulatedStore;
import io.silkroam.simulator.simulation.world.Trace;
import io.silkroam.simulator.simulation.world.Violation;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The worlds that can be simulated. */
public enum World {
    CHARGING {
        @Override
        Life on(Stage stage, Planted planted) {
            ChargingWorld world = new ChargingWorld(stage, planted.requests());
            return new Life(world::run, world::requests, world::repeats);
        }
    },
    MESSAGING {
        @Override
        Life on(Stage stage, Planted planted) {
            MessagingWorld world = new MessagingWorld(stage);
            return new Life(world::run, world::requests, world::repeats);
        }
    };

    /** Faults of the product that are planted to see that they are found. */
    public record Planted(Plant plant, UnaryOperator<CreditControlRequest> requests) {
        /** The product as it is. */
        public static final Planted NOTHING = new Planted(Plant.NONE, UnaryOperator.identity());
    }

    /** A world that can be lived through, and then counted. */
    record Life(Runnable run, java.util.function.LongSupplier requests, java.util.function.LongSupplier repeats) {}

    abstract Life on(Stage stage, Planted planted);

    /**
     * Lives through one seed.
     *
     * @param listener hears of everything that happens
     */
    Verdict live(long seed, SimulatedStore store, Planted planted, Consumer<String> listener) {
        Trace trace = new Trace(listener);
        Stage stage = new Stage(seed, new Stage.Ground(store, trace, planted.plant()));
        Life life = on(stage, planted);
        Optional<Throwable> violation = Optional.empty();
        try {
            life.run().run();
        } catch (Violation | RuntimeException e) {
            violation = Optional.of(e);
        }
        Tally tally = new Tally(
                life.requests().getAsLong(),
                life.repeats().getAsLong(),
                store.commits(),
                stage.disasters(),
                stage.timeline().done(),
                stage.timeline().nanos());
        return new Verdict(seed, this, trace.hash(), tally, violation);
    }
}
