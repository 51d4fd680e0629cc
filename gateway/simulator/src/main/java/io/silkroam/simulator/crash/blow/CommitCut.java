package io.silkroam.simulator.crash.blow;

import io.silkroam.simulator.crash.charge.Traffic;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.crash.ground.Place;
import io.silkroam.simulator.crash.line.CommitCutter;
import io.silkroam.simulator.crash.line.Line;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.telling.Until;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every connection to PostgreSQL is cut between its next COMMIT and the acknowledgement. */
public final class CommitCut implements Blow {
    private static final Duration TIME_TO_COMMIT = Duration.ofSeconds(2);

    private final Place place;
    private CommitCutter cutter;
    private InProcess gateway;

    public CommitCut(Place place) {
        this.place = place;
    }

    @Override
    public List<PartnerSettings.Gateway> serve() throws IOException {
        cutter = CommitCutter.inFrontOf(place.server().orElseThrow().address());
        Place through = place.at(cutter.through(place.url()));
        gateway = InProcess.start(place.conf(), Gateways.patient(0, through.settings()));
        return List.of(gateway.address());
    }

    /** Counts nothing as in flight where no lane was cut in the middle of a commit. */
    @Override
    public Struck strike(Traffic traffic, Line line) {
        long answered = traffic.answered();
        long inFlight = traffic.waiting();
        cutter.arm();
        Until.holds(() -> cutter.lanesCut() >= 1 && cutter.cut() >= 2, Optional.of(TIME_TO_COMMIT));
        cutter.disarm();
        return Struck.of(answered, cutter.lanesCut() == 0 ? 0 : inFlight);
    }

    @Override
    public InProcess recover() {
        return gateway;
    }

    @Override
    public void close() throws IOException {
        if (gateway != null) {
            gateway.close();
        }
        if (cutter != null) {
            cutter.close();
        }
    }
}
