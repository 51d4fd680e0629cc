package io.silkroam.simulator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageUnit;
import io.silkroam.simulator.crash.charge.Books;
import io.silkroam.simulator.crash.charge.Partner;
import io.silkroam.simulator.crash.charge.Travellers;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.Location;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.ShortMessage;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.jdiameter.GatewayListener;
import io.silkroam.simulator.jdiameter.PartnerStack;
import io.silkroam.simulator.pgw.DataSession;
import io.silkroam.simulator.pgw.PacketGateway;
import io.silkroam.simulator.pgw.Passage;
import io.silkroam.simulator.profile.GatewayProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of gateway plays a session against ours: what it measured is what our journal says. */
class ProfilesTest {
    private static final String PLAN = "wechat-go-1gb";
    /** Valid everywhere: a message centre does not say where the sender is. */
    private static final String MESSAGES = """
            - id: messages-100
              names: {en: 100 messages}
              price: {amount: "5.00", currency: EUR, vat: 21%, vat-mode: inclusive}
              validity: {period: P30D, from: purchase}
              zones: []
              allowances:
              - {id: messages, unit: messages, amount: 100}
            """;

    private static final long GB = 1_000_000_000;
    private static final long MB = 1_000_000;
    private static final long TRAVELLER = 1;
    private static final Route.Origin SESSION_MANAGER = new Route.Origin("0003-sessmgr.Gy_Diameter", Partner.REALM);
    private static final Route.Origin RELAY = new Route.Origin("dra1." + Partner.REALM, Partner.REALM);

    @TempDir
    private Path folder;

    private TestConf conf;
    private PartnerStack partner;

    @BeforeEach
    void prepareConfiguration() throws IOException {
        conf = TestConf.copyOfShipped(folder.resolve("conf"))
                .replace("zones/EEA.csv", "204,NL", "001,XT,Test network,,\n204,NL");
        Path plans = conf.folder().resolve("plans.yaml");
        Files.writeString(plans, Files.readString(plans) + MESSAGES);
    }

    @AfterEach
    void disconnect() {
        if (partner != null) {
            partner.close();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SMS_EVENT")
    void shouldJournalWhatTheGatewayMeasured(GatewayProfile profile) throws Exception {
        admit(profile);
        try (InProcess gateway = start()) {
            gateway.welcome(new Travellers(1), PLAN);
            PacketGateway pgw = connect(gateway, profile);
            DataSession session = pgw.open(Travellers.subscriber(TRAVELLER)).get(10, TimeUnit.SECONDS);
            assertThat(session.isOpen()).isTrue();

            for (ServiceKey service : profile.services()) {
                transfer(session, service, Usage.octets(11 * MB + 1, 60 * MB));
            }
            session.moveTo(Location.in("208", "01")).get(10, TimeUnit.SECONDS);
            transfer(session, profile.services().get(0), Usage.octets(3, 5 * MB));
            session.end().get(10, TimeUnit.SECONDS);

            long passed = session.meter().passed().totalOctets();
            assertThat(passed).isEqualTo(profile.services().size() * (71 * MB + 1) + 5 * MB + 3);
            assertThat(session.meter().unreported()).isEqualTo(Usage.NONE);
            assertThat(Books.reported(gateway.journal())).isEqualTo(passed);
            assertThat(gateway.journalled(UsageKind.OVERUSE)).isZero();
            assertThat(gateway.account(TRAVELLER).sessions()).isEmpty();
            assertThat(gateway.remaining(TRAVELLER)).isEqualTo(GB - gateway.journalled(UsageKind.USAGE));
        }
    }

    @Test
    void shouldSplitUsageAtTheBorder() throws Exception {
        try (InProcess gateway = start()) {
            gateway.welcome(new Travellers(1), PLAN);
            PacketGateway pgw = connect(gateway, GatewayProfile.SIGSCALE);
            DataSession session = pgw.open(Travellers.subscriber(TRAVELLER)).get(10, TimeUnit.SECONDS);
            ServiceKey service = GatewayProfile.SIGSCALE.services().get(0);
            transfer(session, service, Usage.octets(0, 5 * MB + 7));
            session.moveTo(Location.in("208", "01")).get(10, TimeUnit.SECONDS);
            transfer(session, service, Usage.octets(0, 2 * MB));
            session.end().get(10, TimeUnit.SECONDS);

            assertThat(usedIn(gateway, "001001")).isEqualTo(5 * MB + 7);
            assertThat(usedIn(gateway, "20801")).isEqualTo(2 * MB);
        }
    }

    @Test
    void shouldChargeAShortMessageAsOneEvent() throws Exception {
        try (InProcess gateway = start()) {
            gateway.welcome(new Travellers(1), "messages-100");
            PacketGateway messageCentre = connect(gateway, GatewayProfile.SMS_EVENT);

            GyAnswer answer = messageCentre
                    .charge(Travellers.subscriber(TRAVELLER), new ShortMessage("31600000001", "8613800000001"))
                    .get(10, TimeUnit.SECONDS);

            assertThat(answer.resultCode()).isEqualTo(GyAnswer.SUCCESS);
            assertThat(gateway.remaining(TRAVELLER)).isEqualTo(99);
            assertThat(gateway.journal())
                    .filteredOn(r -> r.unit().equals(Optional.of(UsageUnit.MESSAGES)))
                    .filteredOn(r -> r.kind() == UsageKind.DEBIT || r.kind() == UsageKind.USAGE)
                    .singleElement()
                    .satisfies(r -> assertThat(r.quantity()).isEqualTo(1));
        }
    }

    /** StarOS' name lies in no realm, Ericsson's requests come through a relay: the partner's file has to say so. */
    private void admit(GatewayProfile profile) throws IOException {
        if (profile == GatewayProfile.STAROS) {
            conf.replace("partners/kpn.yaml", "hosts: [\"*\"]", "hosts: [\"" + SESSION_MANAGER.host() + "\"]")
                    .replace("partners/kpn.yaml", "edge: {}", "edge: {host: watch}");
        } else if (profile == GatewayProfile.ERICSSON) {
            conf.replace("partners/kpn.yaml", "relay: false", "relay: true");
        }
    }

    private InProcess start() {
        return InProcess.start(
                conf.folder(),
                TestConf.patient(Map.of("data.dir", folder.resolve("data").toString())));
    }

    private PacketGateway connect(InProcess gateway, GatewayProfile profile) {
        Route.Origin origin = profile == GatewayProfile.STAROS ? SESSION_MANAGER : Partner.PGW1;
        boolean relayed = profile == GatewayProfile.ERICSSON;
        Route route = Route.to(gateway.address().realm(), origin);
        return PacketGateway.on(
                listener -> connect(relayed ? RELAY : origin, listener, gateway),
                profile,
                relayed ? route.via(RELAY.host()) : route,
                InstantSource.system());
    }

    private PartnerStack connect(Route.Origin peer, GatewayListener listener, InProcess gateway) {
        partner = Partner.connect(peer, listener, gateway.address());
        return partner;
    }

    private static void transfer(DataSession session, ServiceKey service, Usage usage) throws Exception {
        Passage passage = session.transfer(service, usage).get(30, TimeUnit.SECONDS);
        assertThat(passage.stoppedBy()).isEmpty();
        assertThat(passage.passed()).isEqualTo(usage);
    }

    private static long usedIn(InProcess gateway, String network) {
        return gateway.journal().stream()
                .filter(r -> r.kind() == UsageKind.USAGE
                        && r.plmn().filter(network::equals).isPresent())
                .mapToLong(r -> r.quantity())
                .sum();
    }
}
