package io.silkroam.simulator.bench.peers;

import io.silkroam.simulator.bench.peers.hostile.Behaviour;
import io.silkroam.simulator.bench.peers.hostile.Rates;
import java.time.Duration;
import java.util.List;

/**
 * What is run.
 *
 * @param phase how long each quiet and each hostile time lasts
 * @param rounds of quiet and hostile, for each behaviour; none leaves them out
 * @param behaviours of bad peers
 * @param diameter requests a second of the good Diameter peer
 * @param smpp messages a second of the good ESME
 * @param flood requests a second of the flooding peer, whose rate is {@link Ground#HOSTILE_RATE}
 * @param reconnects of each protocol at the end
 */
public record PeersLoad(
        Duration phase, int rounds, List<Behaviour> behaviours, int diameter, int smpp, int flood, int reconnects) {
    private static final int LIES = 200;
    private static final int HALF_CLOSED = 50;
    private static final int STORM = 300;

    public PeersLoad {
        require(phase.toMillis() >= 100 && phase.compareTo(Duration.ofHours(1)) <= 0, "seconds", phase);
        behaviours = List.copyOf(behaviours);
        require(!behaviours.isEmpty(), "behaviours", behaviours);
        require(rounds >= 0 && rounds <= 1_000, "rounds", rounds);
        require(diameter >= 1 && diameter <= 100_000, "diameter", diameter);
        require(smpp >= 1 && smpp <= 100_000, "smpp", smpp);
        require(flood >= 1 && flood <= 1_000_000, "flood", flood);
        require(reconnects >= 0 && reconnects <= 1_000_000, "reconnects", reconnects);
    }

    private static void require(boolean good, String name, Object value) {
        if (!good) {
            throw new IllegalArgumentException(name + " is out of its bounds: " + value);
        }
    }

    /** Behaviours whose cost is measured. */
    List<Behaviour> measured() {
        return rounds == 0 ? List.of() : behaviours;
    }

    Rates rates() {
        return new Rates(flood, LIES, HALF_CLOSED, STORM);
    }
}
