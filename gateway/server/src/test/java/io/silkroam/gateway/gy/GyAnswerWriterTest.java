package io.silkroam.gateway.gy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.Grant;
import io.silkroam.charging.request.ServiceAnswer;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.diameter.codec.AvpCursor;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.AvpType;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.sim.Money;
import io.silkroam.sim.plan.Exhaustion;
import io.silkroam.sim.plan.Unit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every answer is a sound Credit-Control-Answer; its AVPs are compared as text, in their order. */
class GyAnswerWriterTest {
    private static final String KEY =
            "Auth-Application-Id=4 CC-Request-Type=1 CC-Request-Number=0 CC-Session-Failover=1";

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, 2001",
        "CREDIT_LIMIT_REACHED, 4012",
        "END_USER_SERVICE_DENIED, 4010",
        "CREDIT_CONTROL_NOT_APPLICABLE, 4011",
        "RATING_FAILED, 5031",
        "USER_UNKNOWN, 5030",
        "AUTHORIZATION_REJECTED, 5003",
        "UNKNOWN_SESSION_ID, 5002",
        "UNABLE_TO_COMPLY, 5012",
        "TOO_BUSY, 3004"
    })
    void shouldKnowTheNumberOfEveryOutcome(ChargingResult result, int code) {
        assertThat(GyAnswerWriter.resultCode(result)).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeSoundForEveryOutcome(ChargingResult result) {
        assertThat(avps(initial(), CreditControlAnswer.of(result))).isEqualTo(KEY);
    }

    @Test
    void shouldGrantOctetsWithTheirRules() {
        assertThat(service(new Grant(Unit.OCTETS, 50_000_000, 3600, 10_000_000, 7200, Optional.empty())))
                .isEqualTo("Rating-Group=1 Granted-Service-Unit{CC-Total-Octets=50000000} Validity-Time=3600"
                        + " Result-Code=2001 Volume-Quota-Threshold=10000000 Quota-Holding-Time=7200");
    }

    @Test
    void shouldGrantSecondsWithTheirRules() {
        assertThat(service(new Grant(Unit.SECONDS, 600, 3600, 120, 0, Optional.empty())))
                .isEqualTo("Rating-Group=1 Granted-Service-Unit{CC-Time=600} Validity-Time=3600"
                        + " Result-Code=2001 Time-Quota-Threshold=120");
    }

    @Test
    void shouldGrantMessagesWithTheirRules() {
        assertThat(service(new Grant(Unit.MESSAGES, 10, 3600, 2, 0, Optional.empty())))
                .isEqualTo("Rating-Group=1 Granted-Service-Unit{CC-Service-Specific-Units=10} Validity-Time=3600"
                        + " Result-Code=2001 Unit-Quota-Threshold=2");
    }

    @Test
    void shouldGrantMoreThanAThresholdCanSay() {
        assertThat(service(new Grant(Unit.OCTETS, Long.MAX_VALUE, 1, 1L << 40, 0, Optional.empty())))
                .contains("CC-Total-Octets=9223372036854775807", "Volume-Quota-Threshold=4294967295");
    }

    @Test
    void shouldSayOnTheLastGrantThatTheSessionEnds() {
        assertThat(lastGrant(new Exhaustion.Terminate()))
                .contains(" Final-Unit-Indication{Final-Unit-Action=0} ")
                .doesNotContain("Threshold");
    }

    @ParameterizedTest
    @CsvSource({"https://go.silkroam.example/top-up, 2", "sip:help@silkroam.example, 3"})
    void shouldSayOnTheLastGrantWhereToLeadTheTraveller(String address, int type) {
        assertThat(lastGrant(new Exhaustion.Redirect(address)))
                .contains(" Final-Unit-Indication{Final-Unit-Action=1 Redirect-Server{Redirect-Address-Type=" + type
                        + " Redirect-Server-Address=" + address + "}} ");
    }

    @Test
    void shouldSayOnTheLastGrantWhatStillWorks() {
        assertThat(lastGrant(new Exhaustion.Restrict(List.of("portal", "dns"))))
                .contains(" Final-Unit-Indication{Final-Unit-Action=2 Filter-Id=portal Filter-Id=dns} ");
    }

    @Test
    void shouldAnswerEachServiceByItself() {
        CreditControlAnswer answer = new CreditControlAnswer(
                ChargingResult.SUCCESS,
                List.of(
                        new ServiceAnswer(
                                new ServiceKey(10, 1, true), ChargingResult.CREDIT_LIMIT_REACHED, Optional.empty()),
                        new ServiceAnswer(
                                new ServiceKey(7, ServiceKey.NONE, false), ChargingResult.SUCCESS, Optional.empty())),
                Optional.empty(),
                Optional.empty());
        assertThat(avps(initial(), answer))
                .isEqualTo(KEY + " Multiple-Services-Credit-Control{Service-Identifier=1 Rating-Group=10"
                        + " Result-Code=4012} Multiple-Services-Credit-Control{Result-Code=2001}");
    }

    @Test
    void shouldGrantInTheCommandWhereItWasAskedForThere() {
        GyRequest asked = Ccr.initial()
                .imsi()
                .with(out -> out.group(Avps.REQUESTED_SERVICE_UNIT, rsu -> {}))
                .request();
        Grant grant = new Grant(Unit.OCTETS, 100, 60, 20, 30, Optional.of(new Exhaustion.Terminate()));
        assertThat(avps(asked, granted(grant)))
                .isEqualTo(KEY + " Granted-Service-Unit{CC-Total-Octets=100} Validity-Time=60"
                        + " Final-Unit-Indication{Final-Unit-Action=0}");
    }

    @ParameterizedTest
    @CsvSource({"EUR, 1205, -2, 978", "JPY, 90, 0, 392", "EUR, 0, -2, 978"})
    void shouldTellWhatAnEventCosts(String currency, long minor, int exponent, int code) {
        CreditControlAnswer answer = new CreditControlAnswer(
                ChargingResult.SUCCESS,
                List.of(),
                Optional.of(new Money(minor, Currency.getInstance(currency))),
                Optional.empty());
        assertThat(avps(initial(), answer))
                .isEqualTo(KEY
                        + " Cost-Information{Unit-Value{Value-Digits=%d Exponent=%d} Currency-Code=%d}"
                                .formatted(minor, exponent, code));
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void shouldTellWhetherTheBalanceIsEnough(boolean enough, int code) {
        CreditControlAnswer answer =
                new CreditControlAnswer(ChargingResult.SUCCESS, List.of(), Optional.empty(), Optional.of(enough));
        assertThat(avps(initial(), answer)).isEqualTo(KEY + " Check-Balance-Result=" + code);
    }

    private static String lastGrant(Exhaustion exhaustion) {
        return service(new Grant(Unit.OCTETS, 5, 60, 0, 30, Optional.of(exhaustion)));
    }

    private static String service(Grant grant) {
        String all = avps(initial(), granted(grant));
        assertThat(all).startsWith(KEY + " Multiple-Services-Credit-Control{").endsWith("}");
        return all.substring((KEY + " Multiple-Services-Credit-Control{").length(), all.length() - 1);
    }

    private static CreditControlAnswer granted(Grant grant) {
        return new CreditControlAnswer(
                ChargingResult.SUCCESS,
                List.of(new ServiceAnswer(ServiceKey.of(1), ChargingResult.SUCCESS, Optional.of(grant))),
                Optional.empty(),
                Optional.empty());
    }

    private static GyRequest initial() {
        return Ccr.initial().imsi().request();
    }

    /** What the writer adds to a Credit-Control-Answer, which must be sound. */
    private static String avps(GyRequest asked, CreditControlAnswer answer) {
        int resultCode = GyAnswerWriter.resultCode(answer.result());
        DiameterHeader header =
                DiameterHeader.request(Commands.CREDIT_CONTROL, Applications.CREDIT_CONTROL, true, 1, 1);
        MessageWriter out = MessageWriter.start(
                        Unpooled.buffer(),
                        ResultCodes.isProtocolError(resultCode) ? header.errorAnswer() : header.answer())
                .add(Avps.SESSION_ID, asked.request().sessionId())
                .add(Avps.RESULT_CODE, resultCode)
                .add(Avps.ORIGIN_HOST, "gw1.silkroam.example")
                .add(Avps.ORIGIN_REALM, "silkroam.example");
        GyAnswerWriter.write(out, asked, answer);
        Message message = Ccr.decode(out.finish());
        assertThat(message.unsigned(Avps.RESULT_CODE)).hasValue(resultCode);
        AvpCursor avps = message.avps();
        for (int i = 0; i < 4; i++) {
            avps.next();
        }
        return text(avps);
    }

    private static String text(AvpCursor avps) {
        List<String> parts = new ArrayList<>();
        while (avps.next()) {
            AvpDefinition avp =
                    Dictionary.standard().avp(avps.code(), avps.vendorId()).orElseThrow();
            if (avp.type() == AvpType.GROUPED) {
                parts.add(avp + "{" + text(avps.group()) + "}");
            } else if (avp.type().isText()) {
                parts.add(avp + "=" + avps.utf8());
            } else {
                parts.add(avp + "="
                        + switch (avp.type()) {
                            case UNSIGNED32 -> avps.unsigned32();
                            case UNSIGNED64, INTEGER64 -> avps.int64();
                            default -> (long) avps.int32();
                        });
            }
        }
        return String.join(" ", parts);
    }
}
