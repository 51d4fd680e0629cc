package io.silkroam.simulator.crash.blow;

import io.silkroam.simulator.jdiameter.PartnerSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/** How the gateways of the laboratory are set up. */
final class Gateways {
    static final String FIRST = "gw1.silkroam.example";
    static final String SECOND = "gw2.silkroam.example";

    private Gateways() {}

    /** On this port, or on any (0). */
    static Map<String, String> on(int port, Map<String, String> store) {
        Map<String, String> all = new HashMap<>(store);
        all.put("diameter.port", String.valueOf(port));
        all.put("diameter.addresses", "127.0.0.1");
        all.put("api.port", "0");
        all.put("smpp.port", "0");
        return all;
    }

    /** The same with time for a slow machine: "too busy" is a right answer, and not the one that is looked for. */
    static Map<String, String> patient(int port, Map<String, String> store) {
        Map<String, String> all = on(port, store);
        all.put("charging.lanes.wait-at-most", "5s");
        all.put("charging.lanes.outage-wait", "5s");
        return all;
    }

    static PartnerSettings.Gateway address(String host, int port) {
        return new PartnerSettings.Gateway(
                host, "silkroam.example", new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
}
