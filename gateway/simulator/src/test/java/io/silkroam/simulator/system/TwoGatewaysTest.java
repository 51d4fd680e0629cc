package io.silkroam.simulator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.billing.UsageKind;
import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.jdiameter.GatewayListener;
import io.silkroam.simulator.jdiameter.GyLink;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.jdiameter.PartnerStack;
import io.silkroam.simulator.pgw.DataSession;
import io.silkroam.simulator.pgw.PacketGateway;
import io.silkroam.simulator.process.GatewayProcess;
import io.silkroam.simulator.profile.GatewayProfile;
import io.silkroam.simulator.wire.GyMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways on one PostgreSQL database: it does not matter which of them a request reaches. */
@Tag("postgresql")
class TwoGatewaysTest {
    private static final String FIRST = "gw1.silkroam.example";
    private static final String SECOND = "gw2.silkroam.example";
    private static final String REALM = "silkroam.example";
    private static final String PLAN = "wechat-go-1gb";
    private static final long GB = 1_000_000_000;
    private static final Travellers TRAVELLERS = new Travellers(8);
    private static final int SESSIONS_EACH = 8;
    private static final long SEED = 7;

    @TempDir
    private Path data;

    @Test
    void shouldNeitherDoubleNorLoseARequestWhenOneOfThemDies() throws Exception {
        Map<String, String> store = Store.POSTGRESQL.fresh(data.resolve("shop"));
        try (InProcess shop = InProcess.start(TestConf.shipped(), store)) {
            shop.welcome(TRAVELLERS, PLAN);
        }
        Traffic traffic;
        try (GatewayProcess first = serve(store, FIRST);
                GatewayProcess second = serve(store, SECOND);
                PartnerStack toFirst = connect(FIRST, first);
                PartnerStack toSecond = connect(SECOND, second)) {
            traffic = new Traffic(
                    new Alternating(toFirst, toSecond), Route.to(REALM, Partner.PGW1), TRAVELLERS, SESSIONS_EACH, SEED);
            traffic.start();
            await().atMost(Partner.PATIENCE).until(() -> traffic.answered() >= 500);
            assertThat(traffic.answeredBy()).containsExactlyInAnyOrder(FIRST, SECOND);
            second.kill();
            await().atMost(Partner.PATIENCE).until(() -> !toSecond.isConnected());
            long before = traffic.answered();
            await().atMost(Partner.PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
                traffic.repeatUnanswered();
                return traffic.answered() >= before + 500;
            });
            assertThat(traffic.repeatAnswered()).isNotEmpty().allSatisfy(pair -> assertThat(
                            pair.again().services())
                    .isEqualTo(pair.first().services()));
            traffic.finish();
            await().atMost(Partner.PATIENCE).until(() -> {
                traffic.repeatUnanswered();
                return traffic.isFinished();
            });
        }
        try (InProcess auditor = InProcess.start(TestConf.shipped(), store)) {
            assertThat(Books.chargedByRequest(auditor.journal()))
                    .containsExactlyInAnyOrderEntriesOf(traffic.reported());
            long remaining = 0;
            for (long traveller = 1; traveller <= TRAVELLERS.count(); traveller++) {
                assertThat(auditor.account(traveller).sessions()).isEmpty();
                remaining += auditor.remaining(traveller);
            }
            assertThat(remaining + auditor.journalled(UsageKind.USAGE)).isEqualTo(TRAVELLERS.count() * GB);
        }
    }

    @Test
    void shouldTellAPeerOfTheOtherGatewayAboutATopUp() throws Exception {
        Map<String, String> store = Store.POSTGRESQL.fresh(data.resolve("first"));
        try (InProcess first = InProcess.start(TestConf.shipped(), store);
                InProcess second = InProcess.start(TestConf.shipped(), named(SECOND, store))) {
            first.welcome(new Travellers(1), PLAN);
            AtomicReference<PartnerStack> partner = new AtomicReference<>();
            PacketGateway pgw = PacketGateway.on(
                    listener -> partner.updateAndGet(none -> Partner.connect(Partner.PGW1, listener, first.address())),
                    GatewayProfile.TWO_GROUP,
                    Route.to(REALM, Partner.PGW1),
                    InstantSource.system());
            try (PartnerStack connected = partner.get()) {
                DataSession session = pgw.open(Travellers.subscriber(1)).get(10, TimeUnit.SECONDS);
                ServiceKey service = GatewayProfile.TWO_GROUP.services().get(0);
                session.transfer(service, Usage.octets(0, 2 * GB)).get(30, TimeUnit.SECONDS);
                assertThat(session.stop(service)).isPresent();

                second.sell(1, PLAN, "top-up");

                await().until(() -> session.stop(service).isEmpty());
                session.end().get(10, TimeUnit.SECONDS);
                assertThat(connected.connectedGateways()).containsExactly(FIRST);
                assertThat(Books.reported(second.journal()))
                        .isEqualTo(session.meter().passed().totalOctets());
            }
        }
    }

    private GatewayProcess serve(Map<String, String> store, String host) throws Exception {
        Map<String, String> settings = named(host, store);
        settings.put("diameter.port", "0");
        settings.put("api.port", "0");
        settings.put("smpp.port", "0");
        settings.put("diameter.addresses", "127.0.0.1");
        return GatewayProcess.serve(TestConf.shipped(), settings);
    }

    private Map<String, String> named(String host, Map<String, String> store) {
        Map<String, String> settings = new HashMap<>(store);
        settings.put("identity.host", host);
        settings.put("data.dir", data.resolve(host).toString());
        return settings;
    }

    private static PartnerStack connect(String host, GatewayProcess gateway) {
        return Partner.connect(
                Partner.PGW1,
                GatewayListener.agreeable(),
                new PartnerSettings.Gateway(
                        host, REALM, new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port())));
    }

    /** One node's two connections: every request takes the other one, if that is up. */
    private record Alternating(PartnerStack one, PartnerStack other, AtomicLong turn) implements GyLink {
        Alternating(PartnerStack one, PartnerStack other) {
            this(one, other, new AtomicLong());
        }

        @Override
        public CompletableFuture<GyAnswer> send(GyMessage message) {
            boolean first = turn.getAndIncrement() % 2 == 0;
            return (first || !other.isConnected() ? one : other).send(message);
        }
    }
}
