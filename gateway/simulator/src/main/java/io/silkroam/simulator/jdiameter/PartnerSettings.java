package io.silkroam.simulator.jdiameter;

import io.silkroam.simulator.gy.Route;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Who the partner is and whom it connects to.
 *
 * @param localAddress to connect from; two partners on one machine need two, for example 127.0.0.2 and 127.0.0.3
 * @param gateways tried in parallel; requests are shared among those that are connected
 */
public record PartnerSettings(Route.Origin origin, InetAddress localAddress, List<Gateway> gateways, Timings timings) {

    /** One gateway to connect to, known by the Origin-Host it will present. */
    public record Gateway(String host, String realm, InetSocketAddress address) {}

    /**
     * How long the partner waits.
     *
     * @param answer for the answer to a request, before it counts as lost
     * @param reconnect between attempts to reach a gateway; not below half a second, jDiameter's reader needs that long
     * @param watchdog of silence before a Device-Watchdog-Request
     */
    public record Timings(Duration answer, Duration reconnect, Duration watchdog) {
        private static final Duration SHORTEST_RECONNECT = Duration.ofMillis(500);
        /** jDiameter takes two seconds off the watchdog interval and then adds up to four. */
        private static final Duration SHORTEST_WATCHDOG = Duration.ofSeconds(4);

        public static final Timings USUAL =
                new Timings(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(20));

        public Timings {
            if (reconnect.compareTo(SHORTEST_RECONNECT) < 0 || watchdog.compareTo(SHORTEST_WATCHDOG) < 0) {
                throw new IllegalArgumentException("Too short: reconnect " + reconnect + ", watchdog " + watchdog);
            }
        }

        public Timings answeredWithin(Duration time) {
            return new Timings(time, reconnect, watchdog);
        }

        public Timings reconnectingEvery(Duration time) {
            return new Timings(answer, time, watchdog);
        }
    }

    public PartnerSettings {
        gateways = List.copyOf(gateways);
        if (gateways.isEmpty()) {
            throw new IllegalArgumentException("A partner needs a gateway to connect to");
        }
    }

    public static PartnerSettings of(Route.Origin origin, InetAddress localAddress, Gateway... gateways) {
        return new PartnerSettings(origin, localAddress, List.of(gateways), Timings.USUAL);
    }

    public PartnerSettings with(Timings other) {
        return new PartnerSettings(origin, localAddress, gateways, other);
    }
}
