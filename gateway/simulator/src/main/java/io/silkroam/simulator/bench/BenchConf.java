package io.silkroam.simulator.bench;

import io.silkroam.simulator.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The configuration of a measured gateway: the one that is shipped, an account and a link without limits of rate. */
public final class BenchConf {
    public static final String ACCOUNT = "bench";
    public static final String SENDER = "Bench";
    public static final String NUMBERS = "31612";

    private static final String LINK = "kpn";

    private BenchConf() {}

    /** A copy of a folder with the account and the link in it. */
    public static Path copy(Path conf, Path target, Load load) throws IOException {
        Folders.copyConfiguration(conf, target);
        Files.writeString(target.resolve("partners/esme/" + ACCOUNT + ".yaml"), account(load));
        Files.writeString(target.resolve("partners/smsc/" + LINK + ".yaml"), link(load));
        return target;
    }

    private static String account(Load load) {
        return """
                class: a2p
                access:
                  addresses: [127.0.0.0/8]
                binds:
                  at-most: %d
                  window-in: %d
                  window-out: %d
                rate:
                  segments-per-second: 0
                senders:
                  allowed: [%s]
                  default: %s
                """.formatted(load.binds(), load.window(), load.window(), SENDER, SENDER);
    }

    private static String link(Load load) {
        return """
                session:
                  bind: transceiver
                  binds: %d
                  window: %d
                  window-in: %d
                  reconnect-first: 100ms
                rate:
                  segments-per-second: 0
                """.formatted(load.links(), load.window(), load.window());
    }

    /** What the command line of a gateway would say. */
    public static Map<String, String> settings(Path data, int smscPort, Map<String, String> store) {
        Map<String, String> all = new HashMap<>(Map.of(
                "diameter.port",
                "0",
                "diameter.addresses",
                "127.0.0.1",
                "api.port",
                "0",
                "api.addresses",
                "127.0.0.1",
                "smpp.addresses",
                "127.0.0.1",
                "smpp.port",
                "0",
                "data.dir",
                data.toString(),
                "smpp.links." + LINK + ".enabled",
                "true",
                "smpp.links." + LINK + ".host",
                "127.0.0.1",
                "smpp.links." + LINK + ".port",
                String.valueOf(smscPort)));
        all.putAll(store);
        return all;
    }
}
