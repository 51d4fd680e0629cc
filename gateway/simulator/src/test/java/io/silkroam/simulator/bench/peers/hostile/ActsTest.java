package io.silkroam.simulator.bench.peers.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.edge.CommandSet;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.edge.PartnerLimits;
import io.silkroam.diameter.edge.RateLimit;
import io.silkroam.diameter.node.Application;
import io.silkroam.diameter.node.DiameterNode;
import io.silkroam.diameter.node.IncomingRequest;
import io.silkroam.diameter.node.NodeObserver;
import io.silkroam.diameter.node.NodeSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad peers get what they have coming, and a node that met them ends with empty tables. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 is no address of this machine")
class ActsTest {
    private static final String REALM = "hostile.example";
    private static final Rates RATES = new Rates(5_000, 200, 50, 300);

    @ParameterizedTest
    @CsvSource({
        "SLOW_READER, hello: 2001",
        "SILENT, closed",
        "FLOODING, 3004",
        "LYING, false hello: 3010",
        "LYING, 5014",
        "HALF_CLOSED, hello: 2001",
        "STORM, connected"
    })
    void shouldGet(Behaviour behaviour, String what) {
        try (DiameterNode node = node()) {
            Fate fate = new Fate();
            Target target = new Target(
                    new DiameterDialect(new DiameterDialect.Names(
                            REALM, "silkroam.example", "999700000000001", "pgw.good.example")),
                    "127.0.0.2",
                    new InetSocketAddress("127.0.0.1", node.port()));
            try (Acts acts = Acts.begin(target, behaviour, RATES, fate)) {
                assertThat(acts).isNotNull();
                await(behaviour + " " + what).atMost(Duration.ofSeconds(20)).until(() -> fate.counts()
                        .containsKey(what));
            }
            await().until(() -> node.inFlight() == 0);
        }
    }

    private static DiameterNode node() {
        PartnerLimits limits = new PartnerLimits(4, 1_000, new RateLimit(100, 100), 64);
        NodeSettings settings = NodeSettings.named("gw1.silkroam.example", "silkroam.example")
                .listen(new InetSocketAddress("127.0.0.1", 0))
                .partner(Partner.named("hostile")
                        .realm(REALM)
                        .host("*")
                        .from("127.0.0.2/32")
                        .limits(limits)
                        .application(Applications.CREDIT_CONTROL, CommandSet.of(272))
                        .build())
                .build();
        return DiameterNode.start(settings, java.util.List.of(new Answering()), NodeObserver.none());
    }

    private static final class Answering implements Application {
        @Override
        public int id() {
            return Applications.CREDIT_CONTROL;
        }

        @Override
        public void onRequest(IncomingRequest request) {
            request.answer(ResultCodes.DIAMETER_SUCCESS, out -> {});
        }
    }
}
