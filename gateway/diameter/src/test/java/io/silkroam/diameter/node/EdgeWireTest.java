package io.silkroam.diameter.node;

import static io.silkroam.diameter.node.TestNodes.PGW;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.edge.CommandSet;
import io.silkroam.diameter.edge.EdgeMode;
import io.silkroam.diameter.edge.EdgeRule;
import io.silkroam.diameter.edge.Partner;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the edge over the wire: kept, broken while watching, broken while enforced. */
class EdgeWireTest {
    private static final String RELAY = "dra1.partner.test";

    /** A rule, who breaks it how, and the answer. */
    record Case(EdgeRule rule, String name, String host, int code, Function<FakePeer, ByteBuf> breach) {
        @Override
        public String toString() {
            return rule + ": " + name;
        }
    }

    static Stream<Case> breaches() {
        return Stream.of(
                new Case(
                        EdgeRule.APPLICATION,
                        "an application of others",
                        PGW,
                        3007,
                        peer -> abort(peer, Applications.GX)),
                new Case(EdgeRule.COMMAND, "an ASR from a client", PGW, 3001, peer -> abort(peer, 4)),
                ccr(EdgeRule.REALM, "another realm", 3003, ccr -> ccr.originRealm("test")),
                ccr(EdgeRule.HOST, "a host outside its realm", 5004, ccr -> ccr.originHost("pgw1.other.test")
                        .session(PGW + ";1")),
                ccr(EdgeRule.HOST, "another host of the realm", 5004, ccr -> ccr.originHost("pgw2.partner.test")),
                ccr(
                        EdgeRule.HOST,
                        "a destination outside its realm",
                        5004,
                        ccr -> ccr.with(writer -> writer.add(Avps.DESTINATION_HOST, "gw1.other.test"))),
                ccr(
                        EdgeRule.HOST,
                        "a destination that is no name",
                        5004,
                        ccr -> ccr.with(writer -> writer.add(Avps.DESTINATION_HOST, "gw1..ocs.test"))),
                ccr(EdgeRule.SUBSCRIBER, "somebody else's subscriber", 5030, ccr -> ccr.imsi("001010000000001")),
                ccr(
                        EdgeRule.AVP,
                        "an AVP it may not send",
                        5008,
                        ccr -> ccr.with(writer -> writer.add(Avps.USER_NAME, "x"))),
                ccr(EdgeRule.AVP, "too many of an AVP", 5009, ccr -> ccr.imsi("204080000000001")
                        .imsi("204080000000002")
                        .imsi("204080000000003")),
                ccr(EdgeRule.SESSION, "another partner's session", 5002, ccr -> ccr.session("pgw1.other.test;1;1")),
                ccr(EdgeRule.SESSION, "a session of ours", 5002, ccr -> ccr.session(TestNodes.HOST + ";1;1")),
                ccr(EdgeRule.SESSION, "a session of nobody", 5002, ccr -> ccr.session("12345")),
                ccr(
                        EdgeRule.ROUTE_RECORD,
                        "an end node that relays",
                        5004,
                        ccr -> ccr.with(writer -> writer.add(Avps.ROUTE_RECORD, "x.partner.test"))),
                new Case(EdgeRule.ROUTE_RECORD, "a loop", RELAY, 3005, peer -> relayed(peer, TestNodes.HOST)),
                new Case(
                        EdgeRule.ROUTE_RECORD,
                        "an unlisted name",
                        RELAY,
                        5004,
                        peer -> relayed(peer, "y.partner.test")));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void shouldRefuseABreachWhereEnforced(Case breach) {
        try (DiameterNode node = start(EdgeMode.ENFORCE);
                FakePeer peer = FakePeer.open(node.addresses().get(0), breach.host())) {
            assertThat(peer.resultOf(breach.breach().apply(peer))).isEqualTo(breach.code());
            assertThat(hits(node, breach, EdgeMode.ENFORCE)).isEqualTo(1);
            assertThat(peer.resultOf(sound(peer))).as("the next one").isEqualTo(ResultCodes.DIAMETER_SUCCESS);
            assertThat(node.inFlight()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void shouldOnlyCountABreachWhereWatched(Case breach) {
        try (DiameterNode node = start(EdgeMode.WATCH);
                FakePeer peer = FakePeer.open(node.addresses().get(0), breach.host())) {
            int result = peer.resultOf(breach.breach().apply(peer));
            // What the edge lets pass, routing may still have to refuse: applications we lack, hosts we are not.
            assertThat(result).isIn(ResultCodes.DIAMETER_SUCCESS, 3007, 3002);
            assertThat(hits(node, breach, EdgeMode.WATCH)).isEqualTo(1);
            assertThat(hits(node, breach, EdgeMode.ENFORCE)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(EdgeMode.class)
    void shouldLetSoundRequestsPassInEveryMode(EdgeMode mode) {
        try (DiameterNode node = start(mode);
                FakePeer peer = FakePeer.open(node.addresses().get(0), PGW);
                FakePeer relay = FakePeer.open(node.addresses().get(0), RELAY)) {
            assertThat(peer.resultOf(sound(peer))).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
            assertThat(peer.resultOf(peer.ccr(Ccr.of(PGW)
                            .imsi("204080000000001")
                            .with(writer -> writer.add(Avps.DESTINATION_HOST, TestNodes.HOST)))))
                    .isEqualTo(ResultCodes.DIAMETER_SUCCESS);
            assertThat(relay.resultOf(relayed(relay, "x.partner.test"))).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
            for (EdgeRule rule : EdgeRule.values()) {
                assertThat(node.edgeCounters().of("partner", rule, mode))
                        .as("%s", rule)
                        .isZero();
                assertThat(node.edgeCounters().of("relay", rule, mode))
                        .as("%s", rule)
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void shouldAskNothingWhereOff(Case breach) {
        try (DiameterNode node = start(EdgeMode.OFF);
                FakePeer peer = FakePeer.open(node.addresses().get(0), breach.host())) {
            peer.resultOf(breach.breach().apply(peer));
            assertThat(hits(node, breach, EdgeMode.WATCH)).isZero();
            assertThat(hits(node, breach, EdgeMode.ENFORCE)).isZero();
        }
    }

    private static Case ccr(EdgeRule rule, String name, int code, Function<Ccr, Ccr> bend) {
        return new Case(rule, name, PGW, code, peer -> peer.ccr(bend.apply(Ccr.of(PGW))));
    }

    private static ByteBuf sound(FakePeer peer) {
        return peer.ccr();
    }

    private static ByteBuf relayed(FakePeer peer, String via) {
        return peer.ccr(Ccr.of("pgw9.partner.test").with(writer -> writer.add(Avps.ROUTE_RECORD, via)));
    }

    private static ByteBuf abort(FakePeer peer, int application) {
        return peer.request(Commands.ABORT_SESSION, application, true, PGW + ";1;1")
                .add(Avps.DESTINATION_REALM, TestNodes.REALM)
                .add(Avps.DESTINATION_HOST, TestNodes.HOST)
                .add(Avps.AUTH_APPLICATION_ID, application)
                .finish();
    }

    private static long hits(DiameterNode node, Case breach, EdgeMode mode) {
        String partner = breach.host().equals(RELAY) ? "relay" : "partner";
        return node.edgeCounters().of(partner, breach.rule(), mode);
    }

    private static DiameterNode start(EdgeMode mode) {
        Partner partner = TestNodes.pgw()
                .imsis("20408")
                .atMost(0, Avps.USER_NAME.key())
                .atMost(2, Avps.SUBSCRIPTION_ID.key())
                .build();
        Partner relay = Partner.named("relay")
                .host(RELAY)
                .realm(TestNodes.PARTNER_REALM)
                .relay()
                .routeRecord("x.partner.test")
                .application(Applications.CREDIT_CONTROL, CommandSet.of(272))
                .build();
        NodeSettings.Builder settings = TestNodes.bare().partner(partner).partner(relay);
        for (EdgeRule rule : EdgeRule.values()) {
            settings.edge(rule, mode);
        }
        return DiameterNode.start(settings.build(), List.of(TestNodes.creditControl()), NodeObserver.none());
    }
}
