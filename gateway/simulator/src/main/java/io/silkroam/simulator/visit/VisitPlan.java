package io.silkroam.simulator.visit;

import io.silkroam.simulator.gy.Location;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.Subscriber;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.profile.GatewayProfile;
import java.time.Duration;
import java.util.Optional;

/**
 * What is going to happen.
 *
 * @param partner who plays the packet gateway
 * @param gateway whom it connects to
 * @param service what the octets belong to, one of the profile's
 * @param waiting how long the session then stays open, idle; empty: it ends at once
 */
public record VisitPlan(
        Subscriber subscriber,
        Location location,
        Partner partner,
        PartnerSettings.Gateway gateway,
        ServiceKey service,
        Traffic traffic,
        Optional<Duration> waiting) {

    /** The packet gateway that is played. */
    public record Partner(Route.Origin origin, GatewayProfile profile) {}

    /** Octets to use, in so many parts. */
    public record Traffic(long octets, int steps) {
        public Traffic {
            if (octets < 0 || steps < 1) {
                throw new IllegalArgumentException("--octets are not negative, --steps at least 1");
            }
        }
    }
}
