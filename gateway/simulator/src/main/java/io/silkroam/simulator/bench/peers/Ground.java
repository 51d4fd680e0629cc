package io.silkroam.simulator.bench.peers;

import io.silkroam.charging.ChargingEngine.NewSubscriber;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.gateway.Gateway;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.SubscriberId;
import io.silkroam.simulator.bench.peers.hostile.DiameterDialect;
import io.silkroam.simulator.bench.peers.hostile.SmppDialect;
import io.silkroam.simulator.bench.peers.hostile.Target;
import io.silkroam.simulator.files.Folders;
import io.silkroam.simulator.process.GatewayProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gateway in a process of its own, on a fresh folder, that knows one good and one bad partner of each protocol. */
final class Ground implements AutoCloseable {
    static final String ADDRESS = "127.0.0.1";
    static final String HOSTILE_ADDRESS = "127.0.0.2";
    static final String HOST = "gw1.silkroam.example";
    static final String REALM = "silkroam.example";
    static final String GOOD_REALM = "epc.mnc008.mcc204.3gppnetwork.org";
    static final String GOOD_HOST = "pgw1." + GOOD_REALM;
    static final String GOOD_ESME = "good";
    static final String SENDER = "Bench";
    static final String NUMBERS = "31612";
    static final int HOSTILE_RATE = 100;
    static final int TRAVELLERS = 200;

    private static final String HOSTILE_ESME = "hostile";
    private static final String PLAN = "wechat-go-1gb";

    private final GatewayProcess gateway;
    private final Path data;

    private Ground(GatewayProcess gateway, Path data) {
        this.gateway = gateway;
        this.data = data;
    }

    /** Fills the store with travellers, then starts. */
    static Ground prepare(Path conf, Path folder, int smscPort) throws IOException {
        Path copied = copy(conf, folder.resolve("conf"));
        Path data = Files.createDirectory(folder.resolve("data"));
        Map<String, String> settings = settings(data, smscPort);
        Map<String, String> patient = new HashMap<>(settings);
        patient.put("charging.lanes.wait-at-most", "10s"); // nothing is measured yet
        patient.put("charging.lanes.outage-wait", "10s");
        try (Gateway once = Gateway.start(Configuration.read(copied, patient), Clock.systemUTC(), failure -> {
            throw failure;
        })) {
            welcome(once);
        }
        return new Ground(GatewayProcess.serve(copied, settings), data);
    }

    private static void welcome(Gateway gateway) {
        List<NewSubscriber> travellers = new ArrayList<>();
        for (int i = 0; i < TRAVELLERS; i++) {
            travellers.add(new NewSubscriber(new SubscriberId(i + 1), new Imsi(imsi(i)), Optional.empty()));
        }
        gateway.charging().open(travellers);
        for (int i = 0; i < TRAVELLERS; i++) {
            gateway.charging()
                    .apply(
                            Identity.imsi(imsi(i)),
                            new AccountChange.Purchase(
                                    "bench", gateway.plans().onOffer(PLAN).orElseThrow()))
                    .toCompletableFuture()
                    .join();
        }
    }

    static String imsi(int traveller) {
        return "20408%010d".formatted(traveller + 1);
    }

    private static Path copy(Path conf, Path target) throws IOException {
        Folders.copyConfiguration(conf, target);
        Path partners = target.resolve("partners");
        Files.writeString(partners.resolve("kpn.yaml"), partner("KPN", GOOD_REALM, ADDRESS, "20408", 100_000));
        Files.writeString(
                partners.resolve("hostile.yaml"),
                partner("Hostile", "hostile.example", HOSTILE_ADDRESS, "99970", HOSTILE_RATE));
        Files.writeString(partners.resolve("esme/" + GOOD_ESME + ".yaml"), esme(ADDRESS, 0));
        Files.writeString(partners.resolve("esme/" + HOSTILE_ESME + ".yaml"), esme(HOSTILE_ADDRESS, HOSTILE_RATE));
        Files.writeString(partners.resolve("smsc/kpn.yaml"), """
                session:
                  window: 1000
                rate:
                  segments-per-second: 0
                """);
        return target;
    }

    private static String partner(String name, String realm, String address, String imsis, int rate) {
        return """
                name: %s
                peers:
                  hosts: ["*"]
                  realms: [%s]
                  addresses: [%s/32]
                applications: [gy]
                imsis: ["%s"]
                limits:
                  connections-per-peer: 4
                  requests-in-flight: 1024
                  requests-per-second: %d
                  burst: %d
                  dynamic-peers: 64
                """.formatted(name, realm, address, imsis, rate, rate);
    }

    private static String esme(String address, int rate) {
        return """
                class: a2p
                access:
                  addresses: [%s/32]
                binds:
                  at-most: 4
                  window-in: 1000
                  window-out: 1000
                rate:
                  segments-per-second: %d
                senders:
                  allowed: [%s]
                  default: %s
                """.formatted(address, rate, SENDER, SENDER);
    }

    private static Map<String, String> settings(Path data, int smscPort) {
        Map<String, String> settings = new HashMap<>(Map.of("data.dir", data.toString(), "database.url", ""));
        for (String door : List.of("diameter", "api", "smpp")) {
            settings.put(door + ".port", "0");
            settings.put(door + ".addresses", ADDRESS);
        }
        settings.put("smpp.links.kpn.enabled", "true");
        settings.put("smpp.links.kpn.host", ADDRESS);
        settings.put("smpp.links.kpn.port", String.valueOf(smscPort));
        return settings;
    }

    int port() {
        return gateway.port();
    }

    int smppPort() {
        return gateway.smppPort();
    }

    Vitals vitals() {
        return Vitals.of(gateway.pid());
    }

    String password(String account) throws IOException {
        return Files.readString(data.resolve("esme-" + account + ".password")).strip();
    }

    Target diameter() {
        return new Target(
                new DiameterDialect(new DiameterDialect.Names("hostile.example", REALM, "999700000000001", GOOD_HOST)),
                HOSTILE_ADDRESS,
                new InetSocketAddress(ADDRESS, port()));
    }

    Target smpp() throws IOException {
        return new Target(
                new SmppDialect(
                        new SmppDialect.Names(HOSTILE_ESME, password(HOSTILE_ESME), SENDER, NUMBERS, GOOD_ESME)),
                HOSTILE_ADDRESS,
                new InetSocketAddress(ADDRESS, smppPort()));
    }

    @Override
    public void close() {
        gateway.close();
    }
}
