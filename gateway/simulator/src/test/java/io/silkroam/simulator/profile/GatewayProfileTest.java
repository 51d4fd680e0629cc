package io.silkroam.simulator.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.gy.Location;
import io.silkroam.simulator.gy.ReportingReason;
import io.silkroam.simulator.gy.RequestType;
import io.silkroam.simulator.gy.Requests;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.ServiceReport;
import io.silkroam.simulator.gy.SessionContext;
import io.silkroam.simulator.gy.Subscriber;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.wire.GyAvp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayProfileTest {
    private static final String REALM = "ocs.test";
    private static final Usage USED = new Usage(30, 5337, 2303);

    /** The transcripts in {@code profiles/} are the specification: names, values, nesting and order on the wire. */
    @ParameterizedTest
    @EnumSource(GatewayProfile.class)
    void shouldSayEveryRequestExactlyAsWrittenDown(GatewayProfile profile) throws IOException {
        assertThat(story(profile)).isEqualTo(writtenDown(profile));
    }

    @Test
    void shouldPutReasonsOfOneQuotaInsideTheUsageAndOthersBesideItAsOpen5gs() {
        String threshold = transcript(update(GatewayProfile.OPEN5GS, ReportingReason.THRESHOLD));
        String validity = transcript(update(GatewayProfile.OPEN5GS, ReportingReason.VALIDITY_TIME));
        assertThat(threshold).contains("  used-service-unit\n    reporting-reason 0\n");
        assertThat(validity).contains("    cc-output-octets 2303\n  reporting-reason 4\n");
    }

    @Test
    void shouldSendNoRequestForUnitsWhenQuotaIsGivenBackAsStarOs() {
        assertThat(transcript(update(GatewayProfile.STAROS, ReportingReason.THRESHOLD)))
                .contains("requested-service-unit");
        assertThat(transcript(update(GatewayProfile.STAROS, ReportingReason.QUOTA_HOLDING_TIME)))
                .doesNotContain("requested-service-unit");
    }

    @Test
    void shouldLeaveOutWhatTheGatewayDoesNotKnow() {
        GyRequest known = Requests.initial(GatewayProfile.OPEN5GS, REALM);
        SessionContext context = known.session();
        SessionContext anonymous = new SessionContext(
                context.sessionId(),
                context.route(),
                new Subscriber("204080000000001", Optional.empty()),
                context.carried());
        GyRequest request = new GyRequest(
                anonymous,
                known.type(),
                known.number(),
                known.at(),
                Location.in("502", "16").withoutNetworkCode(),
                known.services());
        assertThat(transcript(GatewayProfile.OPEN5GS.avps(request)))
                .doesNotContain("subscription-id-type 0", "3gpp-sgsn-mcc-mnc")
                .contains("3gpp-user-location-info 0x8205f261a8b705f261006a9cd1");
    }

    @Test
    void shouldNameTheRelaysAndCountOnPastNineHundredAsEricsson() {
        GyRequest first = Requests.initial(GatewayProfile.ERICSSON, REALM);
        SessionContext context = first.session();
        Route relayed = context.route().via("dra1.ipx.example", "dra2.ipx.example");
        GyRequest late = new GyRequest(
                new SessionContext(context.sessionId(), relayed, context.subscriber(), context.carried()),
                RequestType.UPDATE,
                952,
                first.at(),
                first.location(),
                List.of(ServiceReport.asking(ServiceKey.ratingGroup(1))));
        assertThat(transcript(GatewayProfile.ERICSSON.avps(late)))
                .contains("cc-request-number 952\n")
                .endsWith("route-record dra1.ipx.example\nroute-record dra2.ipx.example\n");
        assertThat(context.sessionId()).hasSizeGreaterThan(150);
    }

    @Test
    void shouldTellDataAndShortMessagesApart() {
        GyRequest data = Requests.initial(GatewayProfile.OPEN5GS, REALM);
        GyRequest message = Requests.initial(GatewayProfile.SMS_EVENT, REALM);
        assertThatThrownBy(() -> GatewayProfile.SMS_EVENT.avps(data)).hasMessageStartingWith("Not a short message");
        assertThatThrownBy(() -> GatewayProfile.MAGMA.avps(message)).hasMessageStartingWith("Not a data session");
    }

    private static List<GyAvp> update(GatewayProfile profile, ReportingReason reason) {
        return profile.avps(Requests.update(profile, REALM, USED, reason));
    }

    private static String transcript(List<GyAvp> avps) {
        return GyAvp.transcript(avps);
    }

    private static String story(GatewayProfile profile) {
        String story = "# first\n" + transcript(profile.avps(Requests.initial(profile, REALM)));
        if (profile.has(Habit.EVENTS_ONLY)) {
            return story;
        }
        return story
                + "# update\n"
                + transcript(update(profile, ReportingReason.THRESHOLD))
                + "# end\n"
                + transcript(profile.avps(Requests.termination(profile, REALM, USED)));
    }

    private static String writtenDown(GatewayProfile profile) throws IOException {
        String name = "/profiles/" + profile.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream in = GatewayProfileTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
