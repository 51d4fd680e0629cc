package io.silkroam.simulator.crash.charge;

import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.jdiameter.GatewayListener;
import io.silkroam.simulator.jdiameter.Loopback;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.jdiameter.PartnerStack;
import java.time.Duration;
import java.util.List;

/** The host operator's side of the connections. */
public final class Partner {
    public static final String REALM = "epc.mnc008.mcc204.3gppnetwork.org";
    public static final Route.Origin PGW1 = new Route.Origin("pgw1." + REALM, REALM);
    public static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A request that is not answered by then is given up. */
    public static final Duration ANSWERED_WITHIN = Duration.ofSeconds(3);

    private static final PartnerSettings.Timings TIMINGS =
            PartnerSettings.Timings.USUAL.answeredWithin(ANSWERED_WITHIN).reconnectingEvery(Duration.ofMillis(500));

    private Partner() {}

    /** Connects to all these gateways, from an address of its own. */
    public static PartnerStack connect(
            Route.Origin origin, GatewayListener listener, PartnerSettings.Gateway... gateways) {
        PartnerStack stack = PartnerStack.start(
                PartnerSettings.of(origin, Loopback.address(), gateways).with(TIMINGS), listener);
        if (!stack.awaitConnected(PATIENCE)) {
            stack.close();
            throw new IllegalStateException("not connected to all of " + List.of(gateways));
        }
        return stack;
    }
}
