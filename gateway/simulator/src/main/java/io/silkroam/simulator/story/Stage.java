package io.silkroam.simulator.story;

import io.silkroam.gateway.Gateway;
import io.silkroam.gateway.admin.BackOffice;
import io.silkroam.gateway.admin.FrontDesk.JournalRow;
import io.silkroam.gateway.admin.FrontDesk.PlanOffer;
import io.silkroam.gateway.admin.SubscriberView;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.simulator.esme.EsmeSettings;
import io.silkroam.simulator.esme.RefusedException;
import io.silkroam.simulator.files.Folders;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.jdiameter.PartnerStack;
import io.silkroam.simulator.jsmpp.Esme;
import io.silkroam.simulator.pgw.PacketGateway;
import io.silkroam.simulator.profile.GatewayProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Where the story happens: a gateway on an H2 file of its own, and a partner connected to it over TCP. */
final class Stage implements AutoCloseable {
    static final String IMSI = "204080000000100";
    static final String MSISDN = "31612345678";
    static final String PLAN = "wechat-go-1gb";

    private static final String SIM = "imsi:" + IMSI;

    /** What a SIM vendor sends along with its cards: one card, and keys from the test sets of 3GPP TS 35.208. */
    private static final String VENDOR_FILE = """
            ICCID,IMSI,KI,OPC
            8931080000000001009,204080000000100,465b5ce8b199b49faa5f0a2ee238a6bc,cd63cb71954a9f4e48a5994e37a02baf
            """;

    private static final String REALM = "epc.mnc008.mcc204.3gppnetwork.org";
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final byte[] PARTNER_ADDRESS = {127, 0, 0, 2};
    /** Also for a machine that is busy with something else. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** When the story begins: no quiet hours keep a notice back, whenever it is told. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final TravelClock clock = new TravelClock(Clock.systemUTC());
    private final Phone phone = new Phone();
    private final Path data;
    private final Gateway gateway;
    private final String realm;
    private final String host;
    private PartnerStack partner;

    Stage(Path conf) throws IOException {
        clock.skipTo(MORNING, PARIS);
        data = Files.createTempDirectory("silkroam-demo");
        try {
            Configuration configuration = configuration(conf);
            host = configuration.settings().diameter().host();
            realm = configuration.settings().diameter().realm();
            gateway = Gateway.start(configuration, clock, failure -> {
                throw failure;
            });
        } catch (RuntimeException e) {
            leave();
            throw e;
        }
    }

    private Configuration configuration(Path conf) {
        return Configuration.read(
                conf,
                Map.ofEntries(
                        Map.entry("diameter.port", "0"),
                        Map.entry("diameter.addresses", "127.0.0.1"),
                        Map.entry("api.port", "0"),
                        Map.entry("api.addresses", "127.0.0.1"),
                        Map.entry("database.url", ""),
                        Map.entry("data.dir", data.toString()),
                        Map.entry("charging.sweep-every", "1s"),
                        // "Too busy" is a right answer of a machine that is, and none that the story tells of.
                        Map.entry("charging.lanes.wait-at-most", "10s"),
                        Map.entry("charging.lanes.outage-wait", "10s"),
                        Map.entry("smpp.port", "0"),
                        Map.entry("smpp.addresses", "127.0.0.1"),
                        Map.entry("smpp.links.kpn.enabled", "true"),
                        Map.entry("smpp.links.kpn.port", Integer.toString(phone.port()))));
    }

    /** Connects a packet gateway of the host operator. */
    PacketGateway connect(GatewayProfile profile) throws IOException {
        Route.Origin origin = new Route.Origin("pgw1." + REALM, REALM);
        PartnerSettings settings = PartnerSettings.of(
                origin,
                InetAddress.getByAddress(PARTNER_ADDRESS),
                new PartnerSettings.Gateway(
                        host, realm, new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), gateway.port())));
        PacketGateway packetGateway = PacketGateway.on(
                listener -> partner = PartnerStack.start(settings, listener), profile, Route.to(realm, origin), clock);
        if (!partner.awaitConnected(PATIENCE)) {
            throw new IllegalStateException("the partner could not connect to port " + gateway.port());
        }
        return packetGateway;
    }

    /** A box with one SIM arrives, and a traveller gets it with a number. */
    void activateSim() {
        gateway.desk().importSims("demo.csv", VENDOR_FILE);
        gateway.desk().activate(SIM, MSISDN);
    }

    PlanOffer offer() {
        return gateway.desk().offer(PLAN, "zh").orElseThrow(() -> new IllegalStateException("no plan " + PLAN));
    }

    void sell(String reference) {
        gateway.desk().sell(SIM, PLAN, reference);
    }

    SubscriberView traveller() {
        return gateway.desk().find(SIM).orElseThrow();
    }

    /** Octets the traveller can still use, in all running and waiting plans. */
    long balance() {
        return traveller().remaining();
    }

    List<JournalRow> journal() {
        return gateway.desk().journal(SIM);
    }

    long journalled(String kind) {
        return journal().stream()
                .filter(r -> r.kind().equals(kind))
                .mapToLong(JournalRow::quantity)
                .sum();
    }

    boolean noticed(String share) {
        return journal().stream()
                .anyMatch(r -> r.kind().equals("NOTICE") && r.detail().equals(share));
    }

    Map<String, Long> counters() {
        return gateway.counters();
    }

    int port() {
        return gateway.port();
    }

    /** Billing. */
    BackOffice backOffice() {
        return gateway.backOffice();
    }

    /** The traveller's telephone. */
    Phone phone() {
        return phone;
    }

    /** Binds as the partner of the shipped configuration, with the password of its first start. */
    Esme bindPartner() throws IOException, RefusedException {
        String password =
                Files.readString(data.resolve("esme-partner1.password")).strip();
        return Esme.bind(EsmeSettings.transceiver(gateway.sms().port().orElseThrow(), "partner1", password));
    }

    TravelClock clock() {
        return clock;
    }

    /** Waits for something that another thread brings about; false if it does not come. */
    static boolean eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }

    @Override
    public void close() {
        if (partner != null) {
            partner.close();
        }
        gateway.close();
        leave();
    }

    /** What is there without a gateway, too. */
    private void leave() {
        phone.close();
        try {
            Folders.remove(data);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's folder " + data + " could not be removed", e);
        }
    }
}
