package io.silkroam.simulator.jdiameter;

import static io.silkroam.simulator.gy.Requests.SMF;
import static io.silkroam.simulator.gy.Requests.TRAVELLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.pgw.DataSession;
import io.silkroam.simulator.pgw.PacketGateway;
import io.silkroam.simulator.profile.GatewayProfile;
import io.silkroam.simulator.wire.AvpName;
import io.silkroam.simulator.wire.GyMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jdiameter.api.Answer;
import org.jdiameter.api.Avp;
import org.junit.jupiter.api.Test;

/** The packet gateway behind a relay, on real connections: the relay holds the connection, not the sessions. */
class PacketGatewayOnTheWireTest {
    private static final Route.Origin RELAY = new Route.Origin("dra1.ipx.test", SMF.realm());
    private static final ServiceKey ONLY = GatewayProfile.ERICSSON.services().get(0);

    @Test
    void shouldReportAfterAReAuthAndEndAfterAnAbort() throws Exception {
        try (TestOcs ocs = TestOcs.start(
                "ocs1.ocs.test", Loopback.freePort(), SMF.realm(), message -> TestAnswer.granting(1, 1_000_000))) {
            AtomicReference<PartnerStack> stack = new AtomicReference<>();
            PacketGateway gateway = PacketGateway.on(
                    listener -> connect(stack, ocs, listener),
                    GatewayProfile.ERICSSON,
                    Route.to(TestOcs.REALM, SMF).via(RELAY.host()),
                    InstantSource.system());
            try (PartnerStack connected = stack.get()) {
                DataSession session = gateway.open(TRAVELLER).get(10, TimeUnit.SECONDS);
                session.transfer(ONLY, Usage.octets(700, 300)).get(10, TimeUnit.SECONDS);

                Answer reAuth =
                        ocs.reAuthorise(session.id(), RELAY.host(), SMF.realm()).get(10, TimeUnit.SECONDS);
                assertThat(reAuth.getResultCode().getUnsigned32()).isEqualTo(GyAnswer.SUCCESS);
                await().until(() -> session.meter().reported().totalOctets() == 1000);

                Answer abort =
                        ocs.abort(session.id(), RELAY.host(), SMF.realm()).get(10, TimeUnit.SECONDS);
                assertThat(abort.getResultCode().getUnsigned32()).isEqualTo(GyAnswer.SUCCESS);
                await().until(() -> ocs.received().size() == 3);
                assertThat(ocs.received())
                        .extracting(PacketGatewayOnTheWireTest::type)
                        .containsExactly(1L, 2L, 3L);
                assertThat(connected.isConnected()).isTrue();

                Answer gone = ocs.abort(session.id(), RELAY.host(), SMF.realm()).get(10, TimeUnit.SECONDS);
                assertThat(gone.getResultCode().getUnsigned32()).isEqualTo(GatewayListener.UNKNOWN_SESSION);
                assertThat(gone.getAvps().getAvp(Avp.ORIGIN_HOST).getDiameterIdentity())
                        .isEqualTo(RELAY.host());
            }
        }
    }

    private static PartnerStack connect(AtomicReference<PartnerStack> stack, TestOcs ocs, GatewayListener listener) {
        PartnerSettings settings = PartnerSettings.of(RELAY, Loopback.address(), ocs.asGateway());
        stack.set(PartnerStack.start(settings, listener));
        assertThat(stack.get().awaitConnected(Duration.ofSeconds(15))).isTrue();
        ocs.awaitPartner();
        return stack.get();
    }

    private static Long type(GyMessage message) {
        return (Long) message.first(AvpName.CC_REQUEST_TYPE).orElseThrow().value();
    }
}
