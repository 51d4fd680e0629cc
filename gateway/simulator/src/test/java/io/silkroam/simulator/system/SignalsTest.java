package io.silkroam.simulator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.billing.UsageKind;
import io.silkroam.simulator.crash.charge.Books;
import io.silkroam.simulator.crash.charge.Partner;
import io.silkroam.simulator.crash.charge.Travellers;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.jdiameter.GatewayListener;
import io.silkroam.simulator.jdiameter.GatewayRequest;
import io.silkroam.simulator.jdiameter.PartnerStack;
import io.silkroam.simulator.pgw.DataSession;
import io.silkroam.simulator.pgw.PacketGateway;
import io.silkroam.simulator.profile.GatewayProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to an open session when the account changes: the peer is told, and the books follow. */
class SignalsTest {
    private static final String PLAN = "wechat-go-1gb";
    private static final long GB = 1_000_000_000;
    private static final long MB = 1_000_000;
    private static final long TRAVELLER = 1;
    private static final int ATTEMPTS = 2;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    /** Not again within a test, whatever holds up the answer to the first. */
    private static final Duration NOT_AGAIN = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    private InProcess gateway;
    private PartnerStack partner;
    private EarWitness heard;

    private void startGateway(Duration againAfter) {
        gateway = InProcess.start(
                TestConf.shipped(),
                TestConf.patient(Map.of(
                        "data.dir", data.toString(),
                        "signals.again-after", againAfter.toMillis() + "ms",
                        "signals.attempts", String.valueOf(ATTEMPTS))));
        gateway.welcome(new Travellers(1), PLAN);
    }

    @AfterEach
    void stop() {
        if (partner != null) {
            partner.close();
        }
        gateway.close();
    }

    @Test
    void shouldGiveAnOpenSessionItsTopUp() throws Exception {
        startGateway(AGAIN_AFTER);
        DataSession session = open(GatewayProfile.TWO_GROUP, listener -> listener);
        ServiceKey service = GatewayProfile.TWO_GROUP.services().get(0);
        session.transfer(service, Usage.octets(0, 2 * GB)).get(30, TimeUnit.SECONDS);
        assertThat(session.stop(service)).isPresent();

        gateway.sell(TRAVELLER, PLAN, "top-up");

        await().until(() -> session.stop(service).isEmpty());
        session.transfer(service, Usage.octets(0, 10 * MB)).get(10, TimeUnit.SECONDS);
        session.end().get(10, TimeUnit.SECONDS);
        assertThat(heard.reAuths()).extracting(GatewayRequest::sessionId).contains(session.id());
        assertThat(Books.reported(gateway.journal()))
                .isEqualTo(session.meter().passed().totalOctets());
    }

    @Test
    void shouldTellADeafGatewayAgainAndThenLeaveItAlone() throws Exception {
        startGateway(AGAIN_AFTER);
        DataSession session = open(GatewayProfile.OPEN5GS, listener -> listener);

        gateway.sell(TRAVELLER, PLAN, "top-up");

        await().until(() -> heard.reAuths().size() == ATTEMPTS);
        await().during(AGAIN_AFTER.multipliedBy(3))
                .atMost(AGAIN_AFTER.multipliedBy(6))
                .until(() -> heard.reAuths().size() == ATTEMPTS);
        assertThat(session.isOpen()).isTrue();
        session.end().get(10, TimeUnit.SECONDS);
        assertThat(gateway.remaining(TRAVELLER)).isEqualTo(2 * GB);
    }

    @Test
    void shouldEndTheSessionOfASuspendedSim() throws Exception {
        startGateway(AGAIN_AFTER);
        DataSession session = open(GatewayProfile.MAGMA, listener -> listener);
        ServiceKey service = GatewayProfile.MAGMA.services().get(0);
        session.transfer(service, Usage.octets(1, 2)).get(10, TimeUnit.SECONDS);

        gateway.suspend(TRAVELLER);

        await().until(() -> gateway.account(TRAVELLER).sessions().isEmpty());
        assertThat(heard.aborts()).extracting(GatewayRequest::sessionId).containsOnly(session.id());
        assertThat(session.isOver()).isTrue();
        assertThat(gateway.journalled(UsageKind.USAGE)).isEqualTo(3);
        assertThat(gateway.remaining(TRAVELLER)).isEqualTo(GB - 3);
    }

    @Test
    void shouldFreeWhatASessionHeldThatItsPeerDoesNotKnow() throws Exception {
        startGateway(NOT_AGAIN);
        open(GatewayProfile.MAGMA, listener -> new Amnesiac());
        assertThat(gateway.account(TRAVELLER).sessions()).singleElement().satisfies(s -> assertThat(s.reservations())
                .isNotEmpty());

        gateway.suspend(TRAVELLER);

        await().until(() -> gateway.account(TRAVELLER).sessions().isEmpty());
        assertThat(heard.aborts()).hasSize(1);
        assertThat(gateway.remaining(TRAVELLER)).isEqualTo(GB);
        assertThat(gateway.journal())
                .filteredOn(r -> r.kind() == UsageKind.SESSION_CLOSED)
                .hasSize(1);
    }

    private DataSession open(GatewayProfile profile, UnaryOperator<GatewayListener> reacting) throws Exception {
        PacketGateway pgw = PacketGateway.on(
                listener -> connect(reacting.apply(listener)),
                profile,
                Route.to(gateway.address().realm(), Partner.PGW1),
                InstantSource.system());
        DataSession session = pgw.open(Travellers.subscriber(TRAVELLER)).get(10, TimeUnit.SECONDS);
        assertThat(session.isOpen()).isTrue();
        return session;
    }

    private PartnerStack connect(GatewayListener listener) {
        heard = new EarWitness(listener);
        partner = Partner.connect(Partner.PGW1, heard, gateway.address());
        return partner;
    }

    /** Has forgotten all its sessions, as a gateway that was restarted. */
    private static final class Amnesiac implements GatewayListener {
        @Override
        public int onReAuth(GatewayRequest request) {
            return UNKNOWN_SESSION;
        }

        @Override
        public int onAbort(GatewayRequest request) {
            return UNKNOWN_SESSION;
        }
    }
}
