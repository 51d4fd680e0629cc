package io.silkroam.simulator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.charging.account.Session;
import io.silkroam.simulator.crash.charge.Partner;
import io.silkroam.simulator.crash.charge.Travellers;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.gy.PacketBearer;
import io.silkroam.simulator.gy.RequestType;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.ServiceReport;
import io.silkroam.simulator.gy.SessionContext;
import io.silkroam.simulator.process.GatewayProcess;
import io.silkroam.simulator.profile.GatewayProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM: the gateway takes leave of its peers, and what it decided it has answered. */
class ShutdownTest {
    private static final String PLAN = "wechat-go-1gb";
    private static final Travellers TRAVELLERS = new Travellers(100);
    private static final int SESSIONS_EACH = 10;
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** How the JVM ends when SIGTERM ends it: 128 + 15. */
    private static final int TERMINATED = 143;

    private final Map<Integer, String> sessionByHop = new HashMap<>();
    private final Set<String> answered = new HashSet<>();

    private int refused;

    @TempDir
    private Path data;

    @Test
    void shouldAnswerWhatItDecidedAndSayGoodbye() throws Exception {
        // A batch that takes longer is answered 3004 and decided all the same, for the peer to ask again.
        Map<String, String> settings = TestConf.patient(Store.H2.fresh(data));
        try (InProcess shop = InProcess.start(TestConf.shipped(), settings)) {
            shop.welcome(TRAVELLERS, PLAN);
        }
        settings.putAll(
                Map.of("diameter.port", "0", "diameter.addresses", "127.0.0.1", "api.port", "0", "smpp.port", "0"));
        boolean farewell;
        try (GatewayProcess gateway = GatewayProcess.serve(TestConf.shipped(), settings)) {
            System.out.printf("listening after %d ms%n", gateway.startedWithin().toMillis());
            assertThat(gateway.startedWithin()).isLessThan(STARTED_WITHIN);
            try (RawPeer peer = RawPeer.connect(gateway.port(), Partner.PGW1, Partner.PATIENCE)) {
                ask(peer);
                hear(peer.receive().orElseThrow());
                gateway.terminate();
                farewell = hearToTheEnd(peer);
                assertThat(gateway.awaitExit(GRACE)).isEqualTo(TERMINATED);
                assertThat(gateway.output()).contains("Stopped.");
            }
        }
        assertThat(farewell).as("a Disconnect-Peer-Request").isTrue();
        assertThat(answered.size() + refused).isEqualTo(sessionByHop.size());
        try (InProcess auditor = InProcess.start(TestConf.shipped(), settings)) {
            List<String> decided = LongStream.rangeClosed(1, TRAVELLERS.count())
                    .boxed()
                    .flatMap(traveller -> auditor.account(traveller).sessions().stream())
                    .map(Session::id)
                    .toList();
            System.out.printf(
                    "%d asked, %d decided, %d answered with success, %d otherwise%n",
                    sessionByHop.size(), decided.size(), answered.size(), refused);
            assertThat(answered).isNotEmpty().containsExactlyInAnyOrderElementsOf(decided);
        }
    }

    /** Many requests at once, without waiting for an answer. */
    private void ask(RawPeer peer) throws Exception {
        int hop = 100;
        for (long traveller = 1; traveller <= TRAVELLERS.count(); traveller++) {
            for (int i = 0; i < SESSIONS_EACH; i++) {
                hop++;
                String id = GatewayProfile.MAGMA.sessionId(Partner.PGW1.host(), hop);
                sessionByHop.put(hop, id);
                SessionContext context = new SessionContext(
                        id,
                        Route.to("silkroam.example", Partner.PGW1),
                        Travellers.subscriber(traveller),
                        PacketBearer.internet(hop));
                GyRequest request = new GyRequest(
                        context,
                        RequestType.INITIAL,
                        0,
                        Instant.now(),
                        GatewayProfile.MAGMA.usualLocation(),
                        GatewayProfile.MAGMA.services().stream()
                                .map(ServiceReport::asking)
                                .toList());
                peer.send(GatewayProfile.MAGMA.message(request, hop), hop);
            }
        }
    }

    /** Reads until the connection ends, agreeing to its end when asked; whether it was asked. */
    private boolean hearToTheEnd(RawPeer peer) throws Exception {
        boolean farewell = false;
        Optional<RawPeer.Received> message = peer.receive();
        while (message.isPresent()) {
            if (message.get().isRequest() && message.get().command() == RawPeer.DISCONNECT_PEER) {
                farewell = true;
                peer.agreeToDisconnect(message.get());
            } else {
                hear(message.get());
            }
            message = peer.receive();
        }
        return farewell;
    }

    private void hear(RawPeer.Received answer) {
        if (answer.resultCode() == GyAnswer.SUCCESS) {
            answered.add(sessionByHop.get(answer.hopByHop()));
        } else {
            refused++;
        }
    }
}
