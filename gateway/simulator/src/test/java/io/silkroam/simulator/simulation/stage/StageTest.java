package io.silkroam.simulator.simulation.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.simulator.simulation.store.Plant;
import io.silkroam.simulator.simulation.store.SimulatedStore;
import io.silkroam.simulator.simulation.world.Life;
import io.silkroam.simulator.simulation.world.Trace;
import io.silkroam.store.StoreException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {

    /** The gateway was down for ever: messaging, seed 50277. */
    @Test
    void whatDiesWhileItStartsShouldStartAgain() {
        try (SimulatedStore store = SimulatedStore.open()) {
            Stage stage = new Stage(1, new Stage.Ground(store, new Trace(line -> {}), Plant.NONE));
            Unlucky node = new Unlucky(stage);

            stage.start(List.of(node));
            stage.liveness(new NothingToDo(), Duration.ofMinutes(5));

            assertThat(node.starts).isEqualTo(3);
        }
    }

    /** Finds no store first, then dies of a failed sync in the middle of its start. */
    private static final class Unlucky extends Node {
        private final Stage stage;
        private int starts;

        Unlucky(Stage stage) {
            super("g0", stage);
            this.stage = stage;
        }

        @Override
        protected boolean come(Life fresh) {
            starts++;
            if (starts == 2) {
                stage.onFatal(this, fresh)
                        .accept(new StoreException(StoreException.Kind.FATAL, "planted: sync failed", null));
                stage.timeline().interleave(Duration.ofSeconds(2));
                fresh.check();
            }
            return starts > 1;
        }

        @Override
        protected void finish() {}

        @Override
        protected void gone() {}
    }

    private static final class NothingToDo implements Stage.Play {
        @Override
        public List<String> hosts() {
            return List.of();
        }

        @Override
        public void restartPartner() {}

        @Override
        public Duration leap() {
            return Duration.ZERO;
        }

        @Override
        public void check() {}

        @Override
        public boolean isQuiet() {
            return true;
        }

        @Override
        public String whatIsOpen() {
            return "a gateway is down";
        }
    }
}
