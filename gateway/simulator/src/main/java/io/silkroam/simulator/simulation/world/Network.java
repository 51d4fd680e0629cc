package io.silkroam.simulator.simulation.world;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Between partners and gateways: messages are lost, late, out of order and repeated, and links are cut for a while. */
public final class Network {
    private static final Duration FASTEST = Duration.ofMillis(1);
    private static final Duration QUICK = Duration.ofMillis(400);
    private static final Duration REPEATED_WITHIN = Duration.ofSeconds(8);

    private final Timeline timeline;
    private final Chance chance;
    private final Supplier<Faults> faults;
    private final Set<String> cut = new HashSet<>();

    public Network(Timeline timeline, Chance chance, Supplier<Faults> faults) {
        this.timeline = timeline;
        this.chance = chance;
        this.faults = faults;
    }

    /** A message on its way; whoever it is for may be gone when it comes. */
    public void send(String link, String what, Runnable arrival) {
        Faults.Network now = faults.get().network();
        if (cut.contains(link) || chance.perMille(now.lost())) {
            timeline.note("lost " + what);
            return;
        }
        deliver(link, what, chance.between(FASTEST, now.slowest()), arrival);
        if (chance.perMille(now.repeated())) {
            deliver(link, what, chance.between(FASTEST, REPEATED_WITHIN), arrival);
        }
    }

    /** The same over a connection that is quick and repeats nothing; what is lost is lost with the connection. */
    public void carry(String link, String what, Runnable arrival) {
        Faults.Network now = faults.get().network();
        if (cut.contains(link) || chance.perMille(now.lost())) {
            timeline.note("lost " + what);
            return;
        }
        Duration most = now.slowest().compareTo(QUICK) < 0 ? now.slowest() : QUICK;
        deliver(link, what, chance.between(FASTEST, most), arrival);
    }

    private void deliver(String link, String what, Duration delay, Runnable arrival) {
        timeline.after(delay, what, () -> {
            if (!cut.contains(link)) {
                arrival.run();
            }
        });
    }

    /** Whether the two can hear each other. */
    public boolean isUp(String link) {
        return !cut.contains(link);
    }

    public void cut(String link, Duration time) {
        if (cut.add(link)) {
            timeline.note("cut " + link);
            timeline.after(time, "mended " + link, () -> cut.remove(link));
        }
    }

    /** All links are there again. */
    public void mend() {
        cut.clear();
    }
}
