package io.silkroam.simulator.simulation.stage;

import io.silkroam.simulator.simulation.world.Life;
import java.time.Duration;
import java.util.Optional;

/** One of our gateways, for one life after the other. */
public abstract class Node {
    private final String name;
    private final Stage stage;
    private Optional<Life> life = Optional.empty();

    protected Node(String name, Stage stage) {
        this.name = name;
        this.stage = stage;
    }

    public final String name() {
        return name;
    }

    public final boolean isUp() {
        return life.isPresent();
    }

    /** Starts, or tries to: a store that is not there stops a start, and whoever watches the process tries again. */
    final void start() {
        Life fresh = stage.newLife(name);
        if (come(fresh)) {
            life = Optional.of(fresh);
            stage.timeline().note(name + " is up");
        } else {
            stage.store().kill(fresh);
            stage.startsLater(this);
        }
    }

    /** Builds everything that lives as long as the process; false where the store does not let it. */
    protected abstract boolean come(Life fresh);

    /** Ends it in good order, as far as its store lets it. */
    protected abstract void finish();

    /** It is gone. */
    protected abstract void gone();

    /** The process is gone, in the middle of whatever it did. */
    final void kill() {
        life.ifPresent(stage.store()::kill);
        life = Optional.empty();
        gone();
    }

    /** It is asked to end, and does. */
    final void stop() {
        if (isUp()) {
            finish();
        }
        kill();
    }

    final boolean lives(Life other) {
        return life.filter(l -> l == other).isPresent();
    }

    final void setClockError(Duration error) {
        life.ifPresent(l -> l.setClockError(error));
    }
}
