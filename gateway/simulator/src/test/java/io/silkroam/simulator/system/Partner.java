package io.silkroam.simulator.system;

import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.jdiameter.GatewayListener;
import io.silkroam.simulator.jdiameter.Loopback;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.jdiameter.PartnerStack;
import java.time.Duration;
import java.util.List;

/** The host operator's side of the connections. */
final class Partner {
    static final String REALM = "epc.mnc008.mcc204.3gppnetwork.org";
    static final Route.Origin PGW1 = new Route.Origin("pgw1." + REALM, REALM);
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final PartnerSettings.Timings TIMINGS = PartnerSettings.Timings.USUAL
            .answeredWithin(Duration.ofSeconds(3))
            .reconnectingEvery(Duration.ofMillis(500));

    private Partner() {}

    /** Connects to all these gateways. */
    static PartnerStack connect(Route.Origin origin, GatewayListener listener, PartnerSettings.Gateway... gateways) {
        PartnerStack stack = PartnerStack.start(
                PartnerSettings.of(origin, Loopback.address(), gateways).with(TIMINGS), listener);
        if (!stack.awaitConnected(PATIENCE)) {
            stack.close();
            throw new IllegalStateException("not connected to all of " + List.of(gateways));
        }
        return stack;
    }
}
