package io.silkroam.simulator.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
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
import io.silkroam.simulator.bench.peers.hostile.Acts;
import io.silkroam.simulator.bench.peers.hostile.Behaviour;
import io.silkroam.simulator.bench.peers.hostile.DiameterDialect;
import io.silkroam.simulator.bench.peers.hostile.Fate;
import io.silkroam.simulator.bench.peers.hostile.Rates;
import io.silkroam.simulator.bench.peers.hostile.Target;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While a bad peer is at work, a good one that is connected has every request answered: nothing that the bad one
 * occupies is what the good one needs. How long it waits is the benchmark's question.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 is no address of this machine")
class UndisturbedTest {
    private static final String HOSTILE_REALM = "hostile.example";
    private static final Rates RATES = new Rates(2_000, 200, 50, 300);
    private static final int REQUESTS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The slow reader last: answers that nobody takes are dear for a machine that is cold and looks for leaks. */
    static List<Behaviour> behaviours() {
        return Stream.of(Behaviour.values()).sorted(Comparator.reverseOrder()).toList();
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void shouldAnswerEveryRequestOfAGoodPeerMeanwhile(Behaviour behaviour) {
        Phase phase = new Phase();
        Fate fate = new Fate();
        try (DiameterNode node = node();
                GoodPeer good = new GoodPeer(node.port())) {
            await().atMost(PATIENCE).until(good::isConnected);
            ask(good, new Phase()); // so that a cold machine is not the bad peer's fault
            try (Acts acts = Acts.begin(target(node.port()), behaviour, RATES, fate)) {
                assertThat(acts).isNotNull();
                await(behaviour + " begins").atMost(PATIENCE).until(() -> !fate.counts()
                        .isEmpty());
                ask(good, phase);
            }
        }
        assertThat(phase.diameter().failures()).isZero();
        assertThat(phase.diameter().count()).isEqualTo(REQUESTS);
    }

    private static void ask(GoodPeer good, Phase phase) {
        for (int number = 0; number < REQUESTS; number++) {
            good.send(number, phase, System.nanoTime());
        }
        await("answers to the good peer").atMost(PATIENCE).until(phase::isOver);
    }

    private static Target target(int port) {
        return new Target(
                new DiameterDialect(
                        new DiameterDialect.Names(HOSTILE_REALM, Ground.REALM, "999700000000001", Ground.GOOD_HOST)),
                Ground.HOSTILE_ADDRESS,
                new InetSocketAddress(Ground.ADDRESS, port));
    }

    private static DiameterNode node() {
        NodeSettings settings = NodeSettings.named(Ground.HOST, Ground.REALM)
                .listen(new InetSocketAddress(Ground.ADDRESS, 0))
                .partner(Partner.named("good")
                        .realm(Ground.GOOD_REALM)
                        .host("*")
                        .from(Ground.ADDRESS + "/32")
                        .imsis("20408")
                        .application(Applications.CREDIT_CONTROL, CommandSet.of(272))
                        .build())
                .partner(Partner.named("hostile")
                        .realm(HOSTILE_REALM)
                        .host("*")
                        .from(Ground.HOSTILE_ADDRESS + "/32")
                        .limits(new PartnerLimits(4, 1_000, new RateLimit(100, 100), 64))
                        .application(Applications.CREDIT_CONTROL, CommandSet.of(272))
                        .build())
                .build();
        return DiameterNode.start(settings, List.of(new Answering()), NodeObserver.none());
    }

    private record Answering() implements Application {
        @Override
        public int id() {
            return Applications.CREDIT_CONTROL;
        }

        @Override
        public void onRequest(IncomingRequest request) {
            request.answer(
                    ResultCodes.DIAMETER_SUCCESS, out -> out.add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL)
                            .add(Avps.CC_REQUEST_TYPE, 1)
                            .add(Avps.CC_REQUEST_NUMBER, 0));
        }
    }
}
