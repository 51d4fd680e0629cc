package io.silkroam.simulator.simulation.stage;

import io.silkroam.simulator.simulation.world.Chance;
import io.silkroam.simulator.simulation.world.Faults;
import java.time.Duration;

/** What befalls whole machines while things go wrong. */
final class Disasters {
    private static final Duration JUMP = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Stage stage;
    private int count;

    Disasters(Stage stage) {
        this.stage = stage;
    }

    int count() {
        return count;
    }

    void begin(Stage.Play play) {
        Faults.Events now = stage.faults().events();
        often(now.kill(), "a kill", this::kill);
        often(now.partition(), "a partition", () -> partition(play));
        often(now.outage(), "an outage", this::outage);
        often(now.clockJump(), "a clock jump", this::jump);
        often(now.partnerRestart(), "a partner restarts", play::restartPartner);
        if (!now.leap().isZero()) {
            stage.timeline().after(now.leap(), "all clocks leap", () -> leap(play));
        }
    }

    private void often(Duration mean, String name, Runnable work) {
        if (!mean.isZero()) {
            stage.often(mean, name, () -> {
                count++;
                work.run();
            });
        }
    }

    private Chance chance() {
        return stage.chance();
    }

    private void kill() {
        Node node = chance().oneOf(stage.nodes());
        if (node.isUp()) {
            if (chance().below(3) == 0) {
                node.stop();
            } else {
                node.kill();
            }
            stage.startsLater(node);
        }
    }

    private void partition(Stage.Play play) {
        String link = Stage.link(chance().oneOf(play.hosts()), chance().oneOf(stage.nodes()));
        stage.network().cut(link, chance().between(Duration.ZERO, LONGEST));
    }

    private void outage() {
        stage.storeFaults().setAway(true);
        stage.store().cutAll();
        stage.timeline().after(chance().between(Duration.ZERO, LONGEST), "the store is back", () -> stage.storeFaults()
                .setAway(false));
    }

    private void leap(Stage.Play play) {
        if (stage.isSafety()) {
            count++;
            stage.leap(play.leap());
        }
    }

    private void jump() {
        chance().oneOf(stage.nodes()).setClockError(chance().between(JUMP.negated(), JUMP));
    }
}
