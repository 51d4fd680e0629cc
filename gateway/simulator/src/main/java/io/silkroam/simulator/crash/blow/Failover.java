package io.silkroam.simulator.crash.blow;

import io.silkroam.simulator.crash.charge.Partner;
import io.silkroam.simulator.crash.charge.Traffic;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.crash.ground.Place;
import io.silkroam.simulator.crash.line.Line;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.process.GatewayProcess;
import io.silkroam.simulator.telling.Until;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two gateways on one database share the traffic of a peer, and one of them is killed. */
public final class Failover implements Blow {
    private final Place place;
    private GatewayProcess first;
    private InProcess second;

    public Failover(Place place) {
        this.place = place;
    }

    @Override
    public List<PartnerSettings.Gateway> serve() throws IOException {
        first = GatewayProcess.serve(place.conf(), Gateways.patient(0, place.settings()));
        Map<String, String> other = place.with(Map.of(
                "identity.host",
                Gateways.SECOND,
                "data.dir",
                place.data().resolve("second").toString()));
        second = InProcess.start(place.conf(), Gateways.patient(0, other));
        return List.of(Gateways.address(Gateways.FIRST, first.port()), second.address());
    }

    @Override
    public Struck strike(Traffic traffic, Line line) {
        long answered = traffic.answered();
        // At either of them: who was to answer is not known, since the peer's stack sends what is unanswered elsewhere.
        long inFlight = traffic.waiting();
        first.kill();
        Until.holds(() -> !line.isWhole(), Optional.of(Partner.PATIENCE));
        // What the survivor answers goes on meanwhile; what the dead one had in hand is given up.
        Until.over(Optional.of(Partner.ANSWERED_WITHIN.multipliedBy(2)));
        return Struck.of(answered, inFlight);
    }

    @Override
    public InProcess recover() {
        return second;
    }

    @Override
    public void close() {
        if (second != null) {
            second.close();
        }
        if (first != null) {
            first.close();
        }
    }
}
