package io.silkroam.gateway.gy;

import static io.silkroam.gateway.gy.Ccr.DEFAULT_GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.Bearer;
import io.silkroam.charging.request.Directions;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.request.RequestedUnits;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.charging.request.ServiceRequest;
import io.silkroam.charging.request.UsedUnits;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.Unit;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of reading that hold for every gateway: units, subscribers, places, and what cannot be served. */
class GyRequestReaderTest {
    private static final long BEYOND_LONG = -1; // 2^64-1 on the wire

    @Test
    void shouldTakeTheTotalBeforeInputAndOutput() {
        assertThat(used(usu -> usu.add(Avps.CC_INPUT_OCTETS, 5)
                        .add(Avps.CC_OUTPUT_OCTETS, 6)
                        .add(Avps.CC_TOTAL_OCTETS, 10)))
                .isEqualTo(new UsedUnits(10, 0, 0, Optional.of(new Directions(5, 6))));
    }

    @ParameterizedTest
    @CsvSource({
        // CC-Total, CC-Input and CC-Output-Octets; what went up and down of it.
        "  , 5, 6, 5, 6",
        "  , 5,  , 5, 0",
        "  ,  , 6, 0, 6",
        "11, 5, 6, 5, 6",
        "11, 5,  , 5, 6",
        "11,  , 6, 5, 6",
        " 4, 5,  , 5, 0",
        "11,  ,  ,  ,",
        " 0, 5, 6,  ,"
    })
    void shouldTellDirectionsApartWhereTheReportDoes(Long total, Long input, Long output, Long up, Long down) {
        Optional<Directions> told = Optional.ofNullable(up).map(u -> new Directions(u, down));

        assertThat(used(usu -> {
                            add(usu, Avps.CC_TOTAL_OCTETS, total);
                            add(usu, Avps.CC_INPUT_OCTETS, input);
                            add(usu, Avps.CC_OUTPUT_OCTETS, output);
                        })
                        .directions())
                .isEqualTo(told);
    }

    private static void add(MessageWriter usu, AvpDefinition avp, Long octets) {
        if (octets != null) {
            usu.add(avp, octets);
        }
    }

    @Test
    void shouldAddDirectionsUpOnlyWhereEveryPartTellsThem() {
        Consumer<MessageWriter> told = usu -> usu.add(Avps.CC_INPUT_OCTETS, 5).add(Avps.CC_OUTPUT_OCTETS, 6);
        Consumer<MessageWriter> seconds = usu -> usu.add(Avps.CC_TIME, 60);
        Consumer<MessageWriter> untold = usu -> usu.add(Avps.CC_TOTAL_OCTETS, 10);
        Ccr each = Ccr.update(1).imsi().service(mscc -> mscc.group(Avps.USED_SERVICE_UNIT, told)
                .group(Avps.USED_SERVICE_UNIT, seconds)
                .group(Avps.USED_SERVICE_UNIT, told));
        Ccr some = Ccr.update(1).imsi().service(mscc -> mscc.group(Avps.USED_SERVICE_UNIT, told)
                .group(Avps.USED_SERVICE_UNIT, untold));

        assertThat(onlyService(each).used()).isEqualTo(new UsedUnits(22, 60, 0, Optional.of(new Directions(10, 12))));
        assertThat(onlyService(some).used()).isEqualTo(new UsedUnits(21, 0, 0));
    }

    @Test
    void shouldReadTheBearerFromPsInformation() {
        assertThat(bearer(ps -> ps.add(Avps.TGPP_CHARGING_ID, hex("00c0ffee"))
                        .add(Avps.CALLED_STATION_ID, "internet.mnc008.mcc204.gprs")
                        .add(Avps.TGPP_RAT_TYPE, hex("06"))))
                .isEqualTo(new Bearer(
                        Optional.of("internet.mnc008.mcc204.gprs"),
                        Optional.of("EUTRAN"),
                        Optional.of("00C0FFEE"),
                        OptionalLong.empty(),
                        OptionalLong.empty()));
    }

    @Test
    void shouldReadTheBearerFromTheCommandItselfToo() {
        Ccr ccr = Ccr.initial().imsi().with(out -> out.add(Avps.CALLED_STATION_ID, "internet"));

        assertThat(ccr.request().request().bearer().apn()).hasValue("internet");
        assertThat(Ccr.initial().imsi().request().request().bearer()).isSameAs(Bearer.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"01, UTRAN", "02, GERAN", "06, EUTRAN", "09, LTE_M", "0a, NR", "00, 0", "33, 51", "66, EHRPD", "ff, 255"
    })
    void shouldNameTheRadioAccess(String octet, String name) {
        assertThat(bearer(ps -> ps.add(Avps.TGPP_RAT_TYPE, hex(octet))).ratType())
                .hasValue(name);
    }

    /** Nobody is charged by it, so the request is served all the same. */
    @Test
    void shouldTakeABearerOfAnotherFormForUnknown() {
        assertThat(bearer(ps -> ps.add(Avps.TGPP_CHARGING_ID, hex("c0ffee"))
                        .add(Avps.CALLED_STATION_ID, "a".repeat(101))
                        .add(Avps.TGPP_RAT_TYPE, hex("0006"))))
                .isEqualTo(Bearer.UNKNOWN);
        assertThat(bearer(ps -> ps.add(Avps.TGPP_CHARGING_ID, hex(""))
                        .add(Avps.CALLED_STATION_ID, "")
                        .add(Avps.TGPP_RAT_TYPE, hex(""))))
                .isEqualTo(Bearer.UNKNOWN);
        assertThat(bearer(ps -> ps.add(Avps.CALLED_STATION_ID, "two words"))).isEqualTo(Bearer.UNKNOWN);
        assertThat(bearer(ps -> ps.add(Avps.CALLED_STATION_ID, "net\n"))).isEqualTo(Bearer.UNKNOWN);
    }

    @Test
    void shouldTakeATotalOfZeroForWhatItSays() {
        assertThat(used(usu -> usu.add(Avps.CC_TOTAL_OCTETS, 0).add(Avps.CC_INPUT_OCTETS, 5)))
                .isEqualTo(UsedUnits.NONE);
    }

    @Test
    void shouldCountSecondsAndMessagesBesideOctets() {
        assertThat(used(usu -> usu.add(Avps.CC_TIME, 0xFFFF_FFFFL).add(Avps.CC_SERVICE_SPECIFIC_UNITS, 3)))
                .isEqualTo(new UsedUnits(0, 0xFFFF_FFFFL, 3));
    }

    @Test
    void shouldReadNothingUsedFromAnEmptyReport() {
        assertThat(used(usu -> {})).isEqualTo(UsedUnits.NONE);
    }

    @Test
    void shouldRefuseUsageBeyondALongInsteadOfEmptyingTheAccount() {
        refused(
                Ccr.update(1)
                        .imsi()
                        .service(mscc ->
                                mscc.group(Avps.USED_SERVICE_UNIT, usu -> usu.add(Avps.CC_TOTAL_OCTETS, BEYOND_LONG))),
                ResultCodes.DIAMETER_INVALID_AVP_VALUE);
    }

    @Test
    void shouldRefuseUsageWhoseSumIsBeyondALong() {
        Consumer<MessageWriter> most = usu -> usu.add(Avps.CC_TOTAL_OCTETS, BEYOND_LONG);
        refused(
                Ccr.update(1).imsi().service(mscc -> mscc.group(Avps.USED_SERVICE_UNIT, most)
                        .group(Avps.USED_SERVICE_UNIT, most)),
                ResultCodes.DIAMETER_INVALID_AVP_VALUE);
        refused(
                Ccr.update(1)
                        .imsi()
                        .service(mscc ->
                                mscc.group(Avps.USED_SERVICE_UNIT, usu -> usu.add(Avps.CC_INPUT_OCTETS, BEYOND_LONG)
                                        .add(Avps.CC_OUTPUT_OCTETS, BEYOND_LONG))),
                ResultCodes.DIAMETER_INVALID_AVP_VALUE);
    }

    @Test
    void shouldReadARequestInTheFirstUnitItNames() {
        assertThat(requested(rsu -> rsu.add(Avps.CC_TIME, 60).add(Avps.CC_TOTAL_OCTETS, 100)))
                .hasValue(new RequestedUnits(Unit.OCTETS, 100));
        assertThat(requested(rsu -> rsu.add(Avps.CC_TIME, 60))).hasValue(new RequestedUnits(Unit.SECONDS, 60));
        assertThat(requested(rsu -> rsu.add(Avps.CC_SERVICE_SPECIFIC_UNITS, 2)))
                .hasValue(new RequestedUnits(Unit.MESSAGES, 2));
        assertThat(requested(rsu -> rsu.add(Avps.CC_TOTAL_OCTETS, BEYOND_LONG)))
                .hasValue(new RequestedUnits(Unit.OCTETS, Long.MAX_VALUE));
        assertThat(requested(rsu -> {})).hasValue(new RequestedUnits(Unit.OCTETS, RequestedUnits.UP_TO_US));
    }

    @Test
    void shouldWantNoQuotaWhereNoneIsAskedFor() {
        assertThat(onlyService(Ccr.update(1).imsi().service(mscc -> mscc.add(Avps.RATING_GROUP, 1)))
                        .requested())
                .isEmpty();
    }

    @Test
    void shouldKeepTheFirstOfSeveralServiceIdentifiers() {
        ServiceRequest service = onlyService(Ccr.initial().imsi().service(mscc -> mscc.add(Avps.SERVICE_IDENTIFIER, 4)
                .add(Avps.SERVICE_IDENTIFIER, 5)
                .add(Avps.RATING_GROUP, 0xFFFF_FFFFL)));
        assertThat(service.service()).isEqualTo(new ServiceKey(0xFFFF_FFFFL, 4, true));
    }

    @Test
    void shouldTellTheDefaultGroupFromTheSameGroupByName() {
        ServiceRequest named =
                onlyService(Ccr.initial().imsi().service(mscc -> mscc.add(Avps.RATING_GROUP, DEFAULT_GROUP)));
        ServiceRequest unnamed = onlyService(Ccr.initial().imsi().service(mscc -> {}));
        assertThat(named.service()).isEqualTo(ServiceKey.of(DEFAULT_GROUP));
        assertThat(unnamed.service()).isEqualTo(new ServiceKey(DEFAULT_GROUP, ServiceKey.NONE, false));
    }

    @Test
    void shouldServeUnitsThatStandInTheCommandItself() {
        GyRequest read = Ccr.update(1)
                .imsi()
                .with(out -> out.group(Avps.REQUESTED_SERVICE_UNIT, rsu -> rsu.add(Avps.CC_TOTAL_OCTETS, 9))
                        .group(Avps.USED_SERVICE_UNIT, usu -> usu.add(Avps.CC_TOTAL_OCTETS, 3))
                        .group(Avps.USED_SERVICE_UNIT, usu -> usu.add(Avps.CC_INPUT_OCTETS, 4)))
                .request();

        assertThat(read.commandLevel()).isTrue();
        assertThat(read.request().services())
                .containsExactly(new ServiceRequest(
                        new ServiceKey(DEFAULT_GROUP, ServiceKey.NONE, false),
                        Optional.of(new RequestedUnits(Unit.OCTETS, 9)),
                        new UsedUnits(7, 0, 0)));
    }

    @Test
    void shouldLeaveACommandWithoutUnitsWithoutServices() {
        GyRequest read = Ccr.initial().imsi().request();
        assertThat(read.commandLevel()).isFalse();
        assertThat(read.request().services()).isEmpty();
    }

    @Test
    void shouldAskForSeveralMessagesWhereAnEventSaysSo() {
        GyRequest read = Ccr.event()
                .context("8.32274@3gpp.org")
                .imsi()
                .with(out -> out.add(Avps.REQUESTED_ACTION, 3)
                        .group(Avps.REQUESTED_SERVICE_UNIT, rsu -> rsu.add(Avps.CC_SERVICE_SPECIFIC_UNITS, 4)))
                .request();
        assertThat(read.request().services())
                .extracting(ServiceRequest::requested)
                .containsExactly(Optional.of(new RequestedUnits(Unit.MESSAGES, 4)));
    }

    @Test
    void shouldRefuseAnEventWithoutAnAction() {
        refused(Ccr.event().imsi(), ResultCodes.DIAMETER_MISSING_AVP);
    }

    @Test
    void shouldPreferTheImsiWhereverItStands() {
        assertThat(Ccr.initial().e164().imsi().request().request().subscriber()).isEqualTo(Identity.imsi(Ccr.IMSI));
        assertThat(Ccr.initial().imsi().e164().request().request().subscriber()).isEqualTo(Identity.imsi(Ccr.IMSI));
    }

    @Test
    void shouldTakeTheMsisdnWhereTheImsiIsNoNumber() {
        assertThat(Ccr.initial()
                        .subscription(1, "unknown")
                        .e164()
                        .request()
                        .request()
                        .subscriber())
                .isEqualTo(Identity.e164(Ccr.MSISDN));
    }

    @Test
    void shouldDropThePlusOfAnInternationalNumber() {
        assertThat(Ccr.initial()
                        .subscription(0, "+31612345678")
                        .request()
                        .request()
                        .subscriber())
                .isEqualTo(Identity.e164("31612345678"));
    }

    @ParameterizedTest
    @CsvSource(
            value = {"1;''", "1;12", "1;1234567890123456", "1;20408x", "0;+", "2;sip:a@example.org", "3;a@example.org"},
            delimiter = ';')
    void shouldNotKnowASubscriberByAnythingElse(int kind, String data) {
        refused(Ccr.initial().subscription(kind, data), ResultCodes.DIAMETER_USER_UNKNOWN);
    }

    @Test
    void shouldNotKnowASubscriberWithoutSubscriptionId() {
        refused(Ccr.initial(), ResultCodes.DIAMETER_USER_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20408", "310260"})
    void shouldTakeTheServingNetworkFromItsDigits(String digits) {
        assertThat(network(ps -> ps.add(Avps.TGPP_USER_LOCATION_INFO, hex("8205f261a8b705f261006a9cd1"))
                        .add(Avps.TGPP_SGSN_MCC_MNC, digits)))
                .hasValue(new Plmn(digits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2040", "2040811", "20x08"})
    void shouldTakeTheLocationWhereTheServingNetworkIsNoNetwork(String odd) {
        assertThat(network(ps -> ps.add(Avps.TGPP_SGSN_MCC_MNC, odd)
                        .add(Avps.TGPP_USER_LOCATION_INFO, hex("8205f261a8b705f261006a9cd1"))))
                .hasValue(new Plmn("50216"));
    }

    @Test
    void shouldBeNowhereWhereNothingNamesANetwork() {
        assertThat(network(ps -> ps.add(Avps.TGPP_USER_LOCATION_INFO, hex("0305f261a8"))))
                .isEmpty();
    }

    @Test
    void shouldTakeTheLocationFromTheCommandItselfToo() {
        assertThat(Ccr.initial()
                        .imsi()
                        .with(out -> out.add(Avps.TGPP_SGSN_MCC_MNC, "20801"))
                        .request()
                        .request()
                        .network())
                .hasValue(new Plmn("20801"));
    }

    @Test
    void shouldKeepWhenItWasSent() {
        Instant sent = Instant.parse("2026-11-23T12:00:00Z");
        assertThat(Ccr.initial()
                        .imsi()
                        .with(out -> out.addTime(Avps.EVENT_TIMESTAMP, sent))
                        .request()
                        .request()
                        .sentAt())
                .hasValue(sent);
    }

    @Test
    void shouldServeSixtyFourServicesAndNotOneMore() {
        Ccr ccr = Ccr.initial().imsi();
        for (int group = 1; group <= 64; group++) {
            long name = group;
            ccr.service(mscc -> mscc.add(Avps.RATING_GROUP, name));
        }
        assertThat(ccr.request().request().services()).hasSize(64);
        refused(ccr.service(mscc -> mscc.add(Avps.RATING_GROUP, 65)), ResultCodes.DIAMETER_AVP_OCCURS_TOO_MANY_TIMES);
    }

    private static UsedUnits used(Consumer<MessageWriter> units) {
        return onlyService(Ccr.update(1).imsi().service(mscc -> mscc.group(Avps.USED_SERVICE_UNIT, units)))
                .used();
    }

    private static Optional<RequestedUnits> requested(Consumer<MessageWriter> units) {
        return onlyService(Ccr.initial().imsi().service(mscc -> mscc.group(Avps.REQUESTED_SERVICE_UNIT, units)))
                .requested();
    }

    private static Optional<Plmn> network(Consumer<MessageWriter> psInformation) {
        return Ccr.initial()
                .imsi()
                .psInformation(psInformation)
                .request()
                .request()
                .network();
    }

    private static Bearer bearer(Consumer<MessageWriter> psInformation) {
        return Ccr.initial()
                .imsi()
                .psInformation(psInformation)
                .request()
                .request()
                .bearer();
    }

    private static ServiceRequest onlyService(Ccr ccr) {
        GyRequest read = ccr.request();
        assertThat(read.commandLevel()).isFalse();
        assertThat(read.request().services()).hasSize(1);
        return read.request().services().get(0);
    }

    private static void refused(Ccr ccr, int resultCode) {
        GyRequest.Read read = ccr.read();
        assertThat(read.request()).isEmpty();
        assertThat(read.unusable().orElseThrow().resultCode()).isEqualTo(resultCode);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
