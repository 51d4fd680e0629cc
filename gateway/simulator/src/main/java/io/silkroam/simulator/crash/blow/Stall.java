package io.silkroam.simulator.crash.blow;

import io.silkroam.simulator.crash.charge.Traffic;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.crash.ground.Place;
import io.silkroam.simulator.crash.line.Line;
import io.silkroam.simulator.crash.line.Line.Exchange;
import io.silkroam.simulator.crash.verdict.Fault;
import io.silkroam.simulator.crash.verdict.Finding;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.telling.Until;
import io.silkroam.teststores.LossyDisk;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The store says nothing for a while: no sync of H2's disk returns, all processes of PostgreSQL stand still. */
public final class Stall implements Blow {
    private static final long TOO_BUSY = 3004;
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(1);
    /** Of a machine that does much else; what is over the promise is measured all the same. */
    private static final Duration LATENESS = Duration.ofSeconds(2);

    private final Place place;
    private final Duration length;
    private LossyDisk disk;
    private InProcess gateway;

    public Stall(Place place, Duration length) {
        this.place = place;
        this.length = length;
    }

    @Override
    public List<PartnerSettings.Gateway> serve() {
        disk = LossyDisk.install();
        Place served = place.server().isPresent() ? place : place.onLossyDisk("silkroam");
        // With the bounds that are shipped: how soon it says "too busy" is what is measured.
        gateway = InProcess.start(place.conf(), Gateways.on(0, served.settings()));
        return List.of(gateway.address());
    }

    @Override
    public Struck strike(Traffic traffic, Line line) throws IOException {
        long answered = traffic.answered();
        long inFlight = traffic.waiting();
        stand();
        long begin = System.nanoTime();
        Until.over(Optional.of(length));
        long end = System.nanoTime();
        goOn();
        List<Exchange> during = line.exchanges().stream()
                .filter(e -> e.heardAt() - begin > 0 && e.heardAt() - end < 0)
                .toList();
        List<Long> busy = during.stream()
                .filter(e -> e.resultCode() == TOO_BUSY)
                .map(e -> (e.heardAt() - e.sentAt()) / 1_000)
                .toList();
        return new Struck(answered, inFlight, Map.of("3004 after", busy), lateOnes(busy));
    }

    private static List<Finding> lateOnes(List<Long> micros) {
        List<Finding> findings = new ArrayList<>();
        long latest = micros.stream().mapToLong(Long::longValue).max().orElse(Long.MAX_VALUE);
        if (latest > ANSWERED_WITHIN.plus(LATENESS).toNanos() / 1_000) {
            findings.add(new Finding(
                    Fault.WRONG_END,
                    micros.isEmpty()
                            ? "nothing was answered while the store stalled"
                            : "3004 came after " + latest / 1_000 + " ms"));
        }
        return findings;
    }

    private void stand() throws IOException {
        if (place.server().isPresent()) {
            place.server().get().freeze();
        } else {
            disk.stall();
        }
    }

    private void goOn() throws IOException {
        if (place.server().isPresent()) {
            place.server().get().thaw();
        } else {
            disk.goOn();
        }
    }

    @Override
    public InProcess recover() {
        return gateway;
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
    }
}
