package io.silkroam.simulator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.simulator.crash.CrashLab;
import io.silkroam.simulator.crash.CrashReport;
import io.silkroam.simulator.crash.Kind;
import io.silkroam.simulator.crash.charge.Books;
import io.silkroam.simulator.crash.charge.Partner;
import io.silkroam.simulator.crash.charge.Travellers;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.crash.ground.StoreKind;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.jdiameter.PartnerStack;
import io.silkroam.simulator.pgw.DataSession;
import io.silkroam.simulator.pgw.PacketGateway;
import io.silkroam.simulator.profile.GatewayProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
    private static final long SEED = 7;

    @TempDir
    private Path data;

    @Test
    void shouldNeitherDoubleNorLoseARequestWhenOneOfThemDies() throws Exception {
        CrashReport report = CrashLab.run(
                new CrashLab.Wish(
                        TestConf.shipped(),
                        EnumSet.of(Kind.FAILOVER),
                        EnumSet.of(StoreKind.POSTGRESQL),
                        1,
                        SEED,
                        Duration.ZERO,
                        false),
                System.out::println);

        assertThat(report.holds()).as(String.join("\n", report.lines())).isTrue();
    }

    @Test
    void shouldTellAPeerOfTheOtherGatewayAboutATopUp() throws Exception {
        Map<String, String> store = TestConf.patient(Store.POSTGRESQL.fresh(data.resolve("first")));
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

    private Map<String, String> named(String host, Map<String, String> store) {
        Map<String, String> settings = new HashMap<>(store);
        settings.put("identity.host", host);
        settings.put("data.dir", data.resolve(host).toString());
        return settings;
    }
}
