package io.silkroam.gateway.gy;

import static io.silkroam.gateway.gy.Ccr.DEFAULT_GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Directions;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.request.RequestedAction;
import io.silkroam.charging.request.RequestedUnits;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.charging.request.ServiceRequest;
import io.silkroam.charging.request.UsedUnits;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.gateway.FakePeer;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.Unit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What each known packet gateway puts into its requests is read as it is meant. */
class GatewayProfilesTest {
    private static final Optional<RequestedUnits> AS_YOU_LIKE =
            Optional.of(new RequestedUnits(Unit.OCTETS, RequestedUnits.UP_TO_US));

    @Test
    void shouldReadOpen5gsWithoutRatingGroupAndTotal() {
        CreditControlRequest request = Ccr.update(1)
                .imsi()
                .e164()
                .with(out -> out.add(Avps.REQUESTED_ACTION, 0).add(Avps.MULTIPLE_SERVICES_INDICATOR, 0))
                .service(
                        mscc -> mscc.group(Avps.REQUESTED_SERVICE_UNIT, rsu -> rsu.add(Avps.CC_TOTAL_OCTETS, 1_000_000))
                                .group(Avps.USED_SERVICE_UNIT, usu -> usu.add(Avps.REPORTING_REASON, 3)
                                        .add(Avps.CC_TIME, 60)
                                        .add(Avps.CC_INPUT_OCTETS, 700)
                                        .add(Avps.CC_OUTPUT_OCTETS, 300))
                                .group(Avps.QOS_INFORMATION, qos -> qos.add(Avps.QOS_CLASS_IDENTIFIER, 9)))
                .psInformation(ps -> ps.add(Avps.TGPP_SGSN_MCC_MNC, "20408"))
                .request()
                .request();

        assertThat(request.sessionId()).isEqualTo(FakePeer.PGW + ";1;1;app_gy");
        assertThat(request.type()).isEqualTo(RequestType.UPDATE);
        assertThat(request.number()).isOne();
        assertThat(request.origin().host()).isEqualTo(FakePeer.PGW);
        assertThat(request.origin().realm()).isEqualTo(FakePeer.REALM);
        assertThat(request.subscriber()).isEqualTo(Identity.imsi(Ccr.IMSI));
        assertThat(request.network()).hasValue(new Plmn("20408"));
        assertThat(request.action())
                .as("Requested-Action counts in events only")
                .isEmpty();
        assertThat(request.services())
                .containsExactly(new ServiceRequest(
                        new ServiceKey(DEFAULT_GROUP, ServiceKey.NONE, false),
                        Optional.of(new RequestedUnits(Unit.OCTETS, 1_000_000)),
                        new UsedUnits(1_000, 60, 0, Optional.of(new Directions(700, 300)))));
    }

    @Test
    void shouldReadStarOsThatSplitsItsUsageAndWantsNoMore() {
        CreditControlRequest request = Ccr.update(3)
                .imsi()
                .with(out -> out.add(Avps.USER_NAME, Ccr.MSISDN + "@operator.example"))
                .service(starOs(10, 1))
                .service(starOs(12, 2))
                .service(starOs(14, 4))
                .request()
                .request();

        UsedUnits sum = new UsedUnits(111, 0, 0);
        assertThat(request.services())
                .containsExactly(
                        new ServiceRequest(new ServiceKey(10, 1, true), Optional.empty(), sum),
                        new ServiceRequest(new ServiceKey(12, 2, true), Optional.empty(), sum),
                        new ServiceRequest(new ServiceKey(14, 4, true), Optional.empty(), sum));
    }

    /** A quota-holding-time report in three parts, with an AVP of another vendor in between. */
    private static Consumer<MessageWriter> starOs(long ratingGroup, long serviceIdentifier) {
        return mscc -> mscc.group(Avps.USED_SERVICE_UNIT, usu -> usu.add(Avps.CC_TOTAL_OCTETS, 100))
                .add(Avps.RATING_GROUP, ratingGroup)
                .group(Avps.USED_SERVICE_UNIT, usu -> usu.add(Avps.CC_INPUT_OCTETS, 4)
                        .add(Avps.CC_OUTPUT_OCTETS, 6))
                .addRaw(Unpooled.wrappedBuffer(HexFormat.of().parseHex("000003b680000010000007db00000001")))
                .add(Avps.SERVICE_IDENTIFIER, serviceIdentifier)
                .group(Avps.USED_SERVICE_UNIT, usu -> usu.add(Avps.CC_OUTPUT_OCTETS, 1))
                .add(Avps.REPORTING_REASON, 1);
    }

    @Test
    void shouldReadMagmaWithMsisdnFirstAndEmptyOrFullRequests() {
        CreditControlRequest request = Ccr.initial()
                .e164()
                .imsi()
                .with(out -> out.add(Avps.MULTIPLE_SERVICES_INDICATOR, 1))
                .service(mscc -> mscc.add(Avps.RATING_GROUP, 1).group(Avps.REQUESTED_SERVICE_UNIT, rsu -> {}))
                .service(mscc -> mscc.add(Avps.RATING_GROUP, 2)
                        .group(Avps.REQUESTED_SERVICE_UNIT, rsu -> rsu.add(Avps.CC_INPUT_OCTETS, 10_000)
                                .add(Avps.CC_OUTPUT_OCTETS, 10_000)
                                .add(Avps.CC_TOTAL_OCTETS, 10_000)))
                .psInformation(ps -> ps.add(Avps.TGPP_NSAPI, new byte[] {'5'}))
                .request()
                .request();

        assertThat(request.subscriber()).isEqualTo(Identity.imsi(Ccr.IMSI));
        assertThat(request.network()).isEmpty();
        assertThat(request.services())
                .containsExactly(
                        new ServiceRequest(ServiceKey.of(1), AS_YOU_LIKE, UsedUnits.NONE),
                        new ServiceRequest(
                                ServiceKey.of(2),
                                Optional.of(new RequestedUnits(Unit.OCTETS, 10_000)),
                                UsedUnits.NONE));
    }

    @Test
    void shouldReadSigScalesTwoServicesOfATestNetwork() {
        CreditControlRequest request = Ccr.termination(4)
                .imsi()
                .service(mscc -> mscc.add(Avps.RATING_GROUP, 16)
                        .add(Avps.SERVICE_IDENTIFIER, 1)
                        .group(Avps.REQUESTED_SERVICE_UNIT, rsu -> {})
                        .group(Avps.USED_SERVICE_UNIT, usu -> usu.add(Avps.CC_TOTAL_OCTETS, 999_999)))
                .service(mscc -> mscc.add(Avps.RATING_GROUP, 32).add(Avps.SERVICE_IDENTIFIER, 5))
                .psInformation(ps -> ps.add(Avps.TGPP_SGSN_MCC_MNC, "001001"))
                .request()
                .request();

        assertThat(request.network()).hasValue(new Plmn("001001"));
        assertThat(request.services())
                .containsExactly(
                        new ServiceRequest(new ServiceKey(16, 1, true), AS_YOU_LIKE, new UsedUnits(999_999, 0, 0)),
                        new ServiceRequest(new ServiceKey(32, 5, true), Optional.empty(), UsedUnits.NONE));
    }

    @Test
    void shouldReadTheNumbersOfARelayedGateway() {
        CreditControlRequest request = Ccr.update(952)
                .imsi()
                .with(out -> out.add(Avps.ROUTE_RECORD, "dra1." + FakePeer.REALM))
                .request()
                .request();

        assertThat(request.number()).isEqualTo(952);
        assertThat(request.services()).isEmpty();
    }

    @Test
    void shouldReadTwoGroupsWhoseTotalsAgreeWithTheirParts() {
        List<ServiceRequest> services = Ccr.termination(2)
                .imsi()
                .service(mscc -> twoGroup(mscc, 1, 7640, 5337, 2303))
                .service(mscc -> twoGroup(mscc, 2, 3000, 2000, 1000))
                .request()
                .request()
                .services();

        assertThat(services).extracting(s -> s.used().octets()).containsExactly(7640L, 3000L);
        assertThat(services)
                .extracting(s -> s.used().directions().orElseThrow())
                .containsExactly(new Directions(5337, 2303), new Directions(2000, 1000));
        assertThat(services).extracting(s -> s.service().serviceIdentifier()).containsExactly(65_000L, 65_000L);
    }

    private static void twoGroup(MessageWriter mscc, long group, long total, long input, long output) {
        mscc.group(Avps.USED_SERVICE_UNIT, usu -> usu.add(Avps.CC_TOTAL_OCTETS, total)
                        .add(Avps.CC_INPUT_OCTETS, input)
                        .add(Avps.CC_OUTPUT_OCTETS, output))
                .add(Avps.SERVICE_IDENTIFIER, 65_000)
                .add(Avps.RATING_GROUP, group)
                .add(Avps.REPORTING_REASON, 2);
    }

    @Test
    void shouldReadAShortMessageAsOneMessageOfTheDefaultGroup() {
        GyRequest read = Ccr.event()
                .context("32274@3gpp.org")
                .e164()
                .with(out -> out.add(Avps.REQUESTED_ACTION, 0)
                        .group(
                                Avps.SERVICE_INFORMATION,
                                si -> si.group(
                                        Avps.SMS_INFORMATION, sms -> sms.group(Avps.RECIPIENT_INFO, recipient -> {}))))
                .request();

        assertThat(read.commandLevel()).isTrue();
        assertThat(read.request().type()).isEqualTo(RequestType.EVENT);
        assertThat(read.request().action()).hasValue(RequestedAction.DIRECT_DEBITING);
        assertThat(read.request().subscriber()).isEqualTo(Identity.e164(Ccr.MSISDN));
        assertThat(read.request().services())
                .containsExactly(new ServiceRequest(
                        new ServiceKey(DEFAULT_GROUP, ServiceKey.NONE, false),
                        Optional.of(new RequestedUnits(Unit.MESSAGES, 1)),
                        UsedUnits.NONE));
    }
}
