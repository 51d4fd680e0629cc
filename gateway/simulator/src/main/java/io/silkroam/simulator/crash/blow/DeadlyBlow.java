package io.silkroam.simulator.crash.blow;

import io.silkroam.simulator.crash.charge.Partner;
import io.silkroam.simulator.crash.charge.Traffic;
import io.silkroam.simulator.crash.gateway.FaultyServe;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.crash.ground.Place;
import io.silkroam.simulator.crash.line.Line;
import io.silkroam.simulator.crash.verdict.Fault;
import io.silkroam.simulator.crash.verdict.Finding;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.process.GatewayProcess;
import io.silkroam.simulator.telling.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gateway's process ends, one way or another, and a second one opens the store that it left. */
public final class DeadlyBlow implements Blow {
    private static final String FILE = "silkroam";
    private static final String LEFT = "left";
    /**
     * A process that cannot keep anything any more must not linger: it ends within a second. What a busy machine adds
     * is no finding; the time is measured all the same.
     */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(3);
    /** What the gateway's program ends with when its store failed. */
    private static final int STORE_FAILED = 70;

    private final Death death;
    private final Place place;
    private final long seed;
    private GatewayProcess gateway;
    private InProcess heir;

    public DeadlyBlow(Death death, Place place, long seed) {
        this.death = death;
        this.place = place;
        this.seed = seed;
    }

    @Override
    public List<PartnerSettings.Gateway> serve() throws IOException {
        gateway = death == Death.KILLED
                ? GatewayProcess.serve(place.conf(), Gateways.patient(0, place.settings()))
                : GatewayProcess.serve(
                        FaultyServe.class,
                        place.conf(),
                        Gateways.patient(0, place.onLossyDisk(FILE).settings()));
        return List.of(Gateways.address(Gateways.FIRST, gateway.port()));
    }

    @Override
    public Struck strike(Traffic traffic, Line line) throws IOException {
        long answered = traffic.answered();
        long ordered = System.nanoTime();
        if (death == Death.KILLED) {
            gateway.kill();
        } else {
            gateway.tell(death.order(seed, place.data().resolve(LEFT)));
        }
        int code = exitCode();
        long ended = gateway.endedAt().join();
        Until.holds(traffic::isQuiet, Optional.of(Partner.PATIENCE));
        long inFlight = traffic.lostInFlight(death == Death.KILLED ? ordered : ended);
        if (!death.isItsOwn()) {
            return Struck.of(answered, inFlight);
        }
        long failed = death == Death.FAILED_SYNC ? failedAt(ordered) : ordered;
        Map<String, List<Long>> measured = Map.of("process ended after", List.of((ended - failed) / 1_000));
        return new Struck(answered, inFlight, measured, wrongEnds(code, Duration.ofNanos(ended - failed)));
    }

    /** When the first sync failed: the disk left its image then, before it told the gateway. */
    private long failedAt(long ordered) throws IOException {
        Instant now = Instant.now();
        long nanos = System.nanoTime();
        FileTime left = Files.getLastModifiedTime(place.data().resolve(LEFT + ".mv.db"));
        return Math.max(ordered, nanos - Duration.between(left.toInstant(), now).toNanos());
    }

    private int exitCode() {
        try {
            return gateway.awaitExit(Partner.PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a gateway ended", e);
        }
    }

    private static List<Finding> wrongEnds(int code, Duration after) {
        List<Finding> findings = new ArrayList<>();
        if (code != STORE_FAILED) {
            findings.add(new Finding(Fault.WRONG_END, "the process ended with " + code));
        }
        if (after.compareTo(ENDS_WITHIN) > 0) {
            findings.add(new Finding(Fault.WRONG_END, "the process ended after " + after.toMillis() + " ms"));
        }
        return findings;
    }

    @Override
    public InProcess recover() {
        Place left = death.losesUnforced() ? place.atFile(LEFT) : place;
        Path conf = place.conf();
        heir = InProcess.start(conf, Gateways.patient(gateway.port(), left.settings()));
        return heir;
    }

    @Override
    public void close() {
        if (heir != null) {
            heir.close();
        }
        if (gateway != null) {
            gateway.close();
        }
    }
}
