package io.silkroam.simulator.crash.blow;

import io.silkroam.simulator.crash.charge.Traffic;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.crash.ground.Place;
import io.silkroam.simulator.crash.line.Line;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** PostgreSQL is killed, all of it, and started again on the same files; the gateway stays. */
public final class KilledServer implements Blow {
    private final Place place;
    private InProcess gateway;

    public KilledServer(Place place) {
        this.place = place;
    }

    @Override
    public List<PartnerSettings.Gateway> serve() {
        gateway = InProcess.start(place.conf(), Gateways.patient(0, place.settings()));
        return List.of(gateway.address());
    }

    @Override
    public Struck strike(Traffic traffic, Line line) throws IOException {
        long answered = traffic.answered();
        long inFlight = traffic.waiting();
        long moment = System.nanoTime();
        place.server().orElseThrow().kill();
        place.server().orElseThrow().startAgain();
        long down = (System.nanoTime() - moment) / 1_000;
        return new Struck(answered, inFlight, Map.of("server was down for", List.of(down)), List.of());
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
