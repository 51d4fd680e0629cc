package io.silkroam.simulator.crash.blow;

import io.silkroam.simulator.crash.charge.Partner;
import io.silkroam.simulator.crash.charge.Traffic;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.crash.ground.Place;
import io.silkroam.simulator.crash.line.Line;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.story.TravelClock;
import io.silkroam.simulator.telling.Until;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The machine's clock is set four times in full traffic, forward and back, by minutes and by hours. */
public final class ClockJumps implements Blow {
    private static final int JUMPS = 4;
    private static final int ANSWERED_BETWEEN = 100;
    private static final int MINUTES_AT_MOST = 59;
    private static final int HOURS_AT_MOST = 12;

    private final Place place;
    private final Random random;
    private final TravelClock clock = new TravelClock(Clock.systemUTC());
    private InProcess gateway;

    public ClockJumps(Place place, long seed) {
        this.place = place;
        this.random = new Random(seed);
    }

    @Override
    public List<PartnerSettings.Gateway> serve() {
        gateway = InProcess.start(place.conf(), Gateways.patient(0, place.settings()), clock);
        return List.of(gateway.address());
    }

    @Override
    public Struck strike(Traffic traffic, Line line) {
        long answered = traffic.answered();
        long inFlight = Long.MAX_VALUE;
        for (int jump = 0; jump < JUMPS; jump++) {
            inFlight = Math.min(inFlight, traffic.waiting());
            clock.skip(distance(jump));
            long enough = traffic.answered() + ANSWERED_BETWEEN;
            Until.holds(() -> traffic.answered() >= enough, Optional.of(Partner.PATIENCE));
        }
        return Struck.of(answered, inFlight);
    }

    /** By minutes and by hours in turn, in a direction that is drawn. */
    private Duration distance(int jump) {
        Duration distance = jump % 2 == 0
                ? Duration.ofMinutes(1 + random.nextInt(MINUTES_AT_MOST))
                : Duration.ofHours(1 + random.nextInt(HOURS_AT_MOST));
        return random.nextBoolean() ? distance : distance.negated();
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
