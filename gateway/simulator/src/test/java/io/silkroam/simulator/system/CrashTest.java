package io.silkroam.simulator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.billing.UsageKind;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.jdiameter.GatewayListener;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.jdiameter.PartnerStack;
import io.silkroam.simulator.process.GatewayProcess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The gateway's process is killed in full traffic and comes back; what its peer was told must be in the books, exactly
 * once: in the accounts, and in billing's ledger, which was being written as well.
 * {@code -Dsilkroam.crash.kills=50 -Dsilkroam.crash.seed=1} kills it more often.
 */
@Tag("long")
class CrashTest {
    private static final int KILLS = Integer.getInteger("silkroam.crash.kills", 2);
    private static final long SEED = Long.getLong("silkroam.crash.seed", 20_261_123L);
    private static final Travellers TRAVELLERS = new Travellers(16);
    private static final int SESSIONS_EACH = 8;
    private static final String PLAN = "wechat-go-1gb";
    private static final long PLAN_OCTETS = 1_000_000_000;
    private static final int ANSWERED_AT_LEAST = 100;
    private static final int IN_FLIGHT_AT_LEAST = 10;

    private final Random random = new Random(SEED);

    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource
    void shouldHaveEveryRequestInItsBooksExactlyOnceHoweverOftenItIsKilled(Store store) throws Exception {
        Map<String, String> settings = store.fresh(data);
        try (InProcess shop = InProcess.start(TestConf.shipped(), settings)) {
            shop.welcome(TRAVELLERS, PLAN);
        }
        Traffic traffic = serveAndKill(settings);
        try (InProcess auditor = InProcess.start(TestConf.shipped(), settings)) {
            assertBooksBalance(auditor, traffic.reported());
            assertThat(auditor.audit()).isEmpty();
        }
    }

    private Traffic serveAndKill(Map<String, String> settings) throws Exception {
        GatewayProcess gateway = serve(settings, 0);
        int port = gateway.port();
        PartnerSettings.Gateway address = new PartnerSettings.Gateway(
                "gw1.silkroam.example",
                "silkroam.example",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        try (PartnerStack partner = Partner.connect(Partner.PGW1, GatewayListener.agreeable(), address)) {
            Traffic traffic =
                    new Traffic(partner, Route.to("silkroam.example", Partner.PGW1), TRAVELLERS, SESSIONS_EACH, SEED);
            traffic.start();
            for (int kill = 1; kill <= KILLS; kill++) {
                killInFullTraffic(gateway, traffic, kill);
                gateway = serve(settings, port);
                assertThat(partner.awaitConnected(Partner.PATIENCE)).isTrue();
                assertAnsweredAlike(traffic);
                traffic.repeatUnanswered();
            }
            traffic.finish();
            await().atMost(Partner.PATIENCE).until(traffic::isFinished);
            assertAnsweredAlike(traffic);
            assertThat(traffic.refusals()).isEmpty();
            gateway.terminate();
            gateway.awaitExit(Partner.PATIENCE);
            return traffic;
        } finally {
            gateway.close();
        }
    }

    private void killInFullTraffic(GatewayProcess gateway, Traffic traffic, int kill) {
        long before = traffic.answered();
        long enough = before + ANSWERED_AT_LEAST + random.nextInt(1_000);
        await().atMost(Partner.PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> traffic.answered() >= enough);
        long moment = System.nanoTime();
        long answered = traffic.answered() - before;
        gateway.kill();
        await().atMost(Partner.PATIENCE).until(traffic::isQuiet);
        long inFlight = traffic.lostInFlight(moment);
        System.out.printf(
                "kill %d (seed %d): %d answered since the start, %d in flight%n", kill, SEED, answered, inFlight);
        assertThat(answered).isGreaterThanOrEqualTo(ANSWERED_AT_LEAST);
        assertThat(inFlight).isGreaterThanOrEqualTo(IN_FLIGHT_AT_LEAST);
    }

    private static void assertAnsweredAlike(Traffic traffic) {
        assertThat(traffic.repeatAnswered()).isNotEmpty().allSatisfy(pair -> assertThat(pair.again())
                .isEqualTo(pair.first()));
    }

    private static void assertBooksBalance(InProcess auditor, Map<RequestKey, Long> reported) {
        assertThat(Books.chargedByRequest(auditor.journal())).containsExactlyInAnyOrderEntriesOf(reported);
        long remaining = 0;
        for (long traveller = 1; traveller <= TRAVELLERS.count(); traveller++) {
            assertThat(auditor.account(traveller).sessions()).isEmpty();
            remaining += auditor.remaining(traveller);
        }
        assertThat(remaining + auditor.journalled(UsageKind.USAGE) + auditor.journalled(UsageKind.EXPIRY))
                .isEqualTo(TRAVELLERS.count() * PLAN_OCTETS);
    }

    private static GatewayProcess serve(Map<String, String> settings, int port) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.put("diameter.port", String.valueOf(port));
        all.put("api.port", "0");
        all.put("smpp.port", "0");
        all.put("diameter.addresses", "127.0.0.1");
        // A slow machine may take its time: "too busy" is a right answer, and not the one that is looked for.
        all.put("charging.lanes.wait-at-most", "5s");
        all.put("charging.lanes.outage-wait", "5s");
        return GatewayProcess.serve(TestConf.shipped(), all);
    }
}
