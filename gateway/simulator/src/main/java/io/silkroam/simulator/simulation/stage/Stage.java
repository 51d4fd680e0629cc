package io.silkroam.simulator.simulation.stage;

import io.silkroam.simulator.simulation.store.DrawnFaults;
import io.silkroam.simulator.simulation.store.Plant;
import io.silkroam.simulator.simulation.store.SimulatedStore;
import io.silkroam.simulator.simulation.world.Chance;
import io.silkroam.simulator.simulation.world.Faults;
import io.silkroam.simulator.simulation.world.Life;
import io.silkroam.simulator.simulation.world.Network;
import io.silkroam.simulator.simulation.world.Timeline;
import io.silkroam.simulator.simulation.world.Trace;
import io.silkroam.simulator.simulation.world.Violation;
import io.silkroam.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Where a world happens: its time, its network, its store, its gateways, and its two phases. */
public final class Stage {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration LATEST_END = Duration.ofSeconds(1);
    private static final Duration FIRST_START = Duration.ofSeconds(1);
    private static final Duration LAST_START = Duration.ofSeconds(15);

    private final Timeline timeline;
    private final Chance chance;
    private final SimulatedStore store;
    private final Plant plant;
    private final Network network;
    private final DrawnFaults storeFaults;
    private final Disasters disasters;
    private final List<Node> nodes = new ArrayList<>();
    private Faults faults = Faults.none();
    private boolean isSafety;
    private Duration leapt = Duration.ZERO;

    /**
     * What a world stands on.
     *
     * @param plant a fault of the product below it, for tests of the simulation
     */
    public record Ground(SimulatedStore store, Trace trace, Plant plant) {}

    /** What a world does, and what it promises. */
    public interface Play {
        /** The partners whose links may be cut. */
        List<String> hosts();

        /** A partner forgets what it was doing. */
        void restartPartner();

        /** All wall clocks are about to leap forward, once; returns by how much. */
        Duration leap();

        /** Something has happened: looks for broken promises. */
        void check();

        /** Nothing waits for anything any more. */
        boolean isQuiet();

        /** What still waits, in words. */
        String whatIsOpen();
    }

    public Stage(long seed, Ground ground) {
        this.timeline = new Timeline(ground.trace());
        this.chance = new Chance(seed);
        this.store = ground.store();
        this.plant = ground.plant();
        this.network = new Network(timeline, chance, () -> faults);
        this.storeFaults = new DrawnFaults(timeline, chance, () -> faults, this::crashed);
        this.disasters = new Disasters(this);
        store.begin(new SimulatedStore.World(storeFaults, plant));
    }

    public Timeline timeline() {
        return timeline;
    }

    public Chance chance() {
        return chance;
    }

    public SimulatedStore store() {
        return store;
    }

    public Network network() {
        return network;
    }

    DrawnFaults storeFaults() {
        return storeFaults;
    }

    List<Node> nodes() {
        return nodes;
    }

    Faults faults() {
        return faults;
    }

    public boolean isSafety() {
        return isSafety;
    }

    public int disasters() {
        return disasters.count();
    }

    /** What a partner and a gateway hear each other by. */
    public static String link(String host, Node node) {
        return host + "-" + node.name();
    }

    /** Starts these, while nothing goes wrong yet. */
    public void start(List<? extends Node> all) {
        nodes.addAll(all);
        nodes.forEach(Node::start);
    }

    /** Things go wrong for so long. */
    public void safety(Play play, Duration time) {
        faults = Faults.draw(chance);
        isSafety = true;
        disasters.begin(play);
        long end = timeline.nanos() + time.toNanos();
        while (timeline.stepUntil(end)) {
            play.check();
        }
        timeline.note("faults end");
        isSafety = false;
        faults = Faults.none();
        network.mend();
        storeFaults.setAway(false);
    }

    /** Nothing goes wrong any more, and everything comes to its end within this time. */
    public void liveness(Play play, Duration most) {
        long end = timeline.nanos() + most.toNanos();
        while (!play.isQuiet() || !nodes.stream().allMatch(Node::isUp)) {
            if (!timeline.stepUntil(end)) {
                throw new Violation("faults ended, and after %s %s".formatted(most, play.whatIsOpen()));
            }
            play.check();
        }
    }

    /** Again and again while this is the safety phase. */
    public void often(Duration mean, String name, Runnable work) {
        timeline.after(chance.between(Duration.ofMillis(1), mean.multipliedBy(2)), name, () -> {
            if (isSafety) {
                work.run();
                often(mean, name, work);
            }
        });
    }

    /** What a wall clock shows that is not wrong. */
    public Instant time() {
        return START.plusNanos(timeline.nanos()).plus(leapt);
    }

    /** All wall clocks show a later time from now on, while no time has passed. */
    void leap(Duration forward) {
        leapt = leapt.plus(forward);
    }

    Life newLife(String name) {
        return new Life(name, timeline, chance, this::time, plant::runs);
    }

    /** What a node tells its store: a sync that failed ends the process, not necessarily at once. */
    public Consumer<StoreException> onFatal(Node node, Life life) {
        return fatal -> timeline.after(chance.between(Duration.ZERO, LATEST_END), node.name() + " ends", () -> {
            if (node.lives(life) || !life.isOver()) {
                die(node, life);
            }
        });
    }

    /** A process died in the middle of a call. */
    private void crashed(Life life) {
        nodes.stream().filter(node -> node.name().equals(life.name())).forEach(node -> die(node, life));
    }

    private void die(Node node, Life life) {
        if (node.lives(life)) {
            node.kill();
        } else {
            store.kill(life); // it had not come up yet, and its node knows nothing of it
        }
        startsLater(node);
    }

    void startsLater(Node node) {
        timeline.after(chance.between(FIRST_START, LAST_START), node.name() + " starts", () -> {
            if (!node.isUp()) {
                node.start();
            }
        });
    }
}
