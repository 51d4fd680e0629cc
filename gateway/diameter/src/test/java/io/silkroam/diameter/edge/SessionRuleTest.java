package io.silkroam.diameter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.silkroam.diameter.codec.CodecLimits;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageReader;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.diameter.dictionary.ResultCodes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever its requests say, one partner never touches a session of another. */
class SessionRuleTest {
    private static final Partner ALPHA = partner("alpha", "alpha.test", false);
    private static final Partner BETA = partner("beta", "beta.test", false);
    private static final Partner BETAS_RELAY = partner("relay", "beta.test", true);

    private final EdgePolicy policy = new EdgePolicy(
            sessionRuleOnly(),
            List.of(ALPHA, BETA, BETAS_RELAY),
            "gw1.ocs.test",
            SessionOwnership.byCreatorAlone(),
            (partner, hit) -> {});

    @Property
    void shouldRefuseEverySessionOfAnotherPartner(
            @ForAll("hostsOfAlpha") String creator,
            @ForAll("anyHost") String originHost,
            @ForAll("anyRealm") String originRealm,
            @ForAll("intruders") Partner intruder,
            @ForAll long number) {
        Optional<EdgeHit> hit = judge(intruder, creator + ";" + number, originHost, originRealm);
        assertThat(hit).map(EdgeHit::resultCode).hasValue(ResultCodes.DIAMETER_UNKNOWN_SESSION_ID);
    }

    @Property
    void shouldPassEverySessionOfItsOwn(@ForAll("hostsOfAlpha") String creator, @ForAll long number) {
        assertThat(judge(ALPHA, creator + ";" + number, creator, "alpha.test")).isEmpty();
    }

    @Provide
    Arbitrary<String> hostsOfAlpha() {
        return Arbitraries.of("gw1.alpha.test", "GW1.Alpha.test", "gw2.alpha.test");
    }

    @Provide
    Arbitrary<String> anyHost() {
        return Arbitraries.of("gw1.alpha.test", "gw1.beta.test", "gw1.alpha.test.beta.test", "gw1.ocs.test");
    }

    @Provide
    Arbitrary<String> anyRealm() {
        return Arbitraries.of("alpha.test", "beta.test", "test", "ocs.test", "");
    }

    @Provide
    Arbitrary<Partner> intruders() {
        return Arbitraries.of(BETA, BETAS_RELAY);
    }

    private Optional<EdgeHit> judge(Partner partner, String sessionId, String originHost, String originRealm) {
        DiameterHeader header =
                DiameterHeader.request(Commands.CREDIT_CONTROL, Applications.CREDIT_CONTROL, true, 1, 1);
        MessageWriter ccr = MessageWriter.start(Unpooled.buffer(), header)
                .add(Avps.SESSION_ID, sessionId)
                .add(Avps.ORIGIN_HOST, originHost)
                .add(Avps.ORIGIN_REALM, originRealm.isEmpty() ? "x" : originRealm)
                .add(Avps.DESTINATION_REALM, "ocs.test")
                .add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL)
                .add(Avps.SERVICE_CONTEXT_ID, "32251@3gpp.org")
                .add(Avps.CC_REQUEST_TYPE, 2)
                .add(Avps.CC_REQUEST_NUMBER, 1);
        MessageReader reader = new MessageReader(Dictionary.standard(), CodecLimits.defaults());
        Message request = (Message) reader.read(ccr.finish());
        RequestFacts facts = new RequestFacts();
        facts.read(request);
        PeerIdentity peer = new PeerIdentity(partner, "gw1." + partner.id() + ".test", partner.id() + ".test");
        return policy.judge(peer, facts, request);
    }

    /** Without the other rules to catch what this one must catch alone. */
    private static Map<EdgeRule, EdgeMode> sessionRuleOnly() {
        Map<EdgeRule, EdgeMode> modes = new EnumMap<>(EdgeRule.class);
        for (EdgeRule rule : EdgeRule.values()) {
            modes.put(rule, rule == EdgeRule.SESSION ? EdgeMode.ENFORCE : EdgeMode.OFF);
        }
        return modes;
    }

    private static Partner partner(String id, String realm, boolean relay) {
        Partner.Builder partner = Partner.named(id)
                .host("gw1." + realm)
                .host("gw2." + realm)
                .realm(realm)
                .application(Applications.CREDIT_CONTROL, CommandSet.any());
        return relay ? partner.relay().build() : partner.build();
    }
}
