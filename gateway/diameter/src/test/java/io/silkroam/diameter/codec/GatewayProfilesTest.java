package io.silkroam.diameter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Dictionary;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What real gateways put into a CCR passes, and reading it costs next to nothing. */
class GatewayProfilesTest {
    private static final Dictionary DICTIONARY = Dictionary.standard();

    @Test
    void shouldAcceptAnOpen5gsUpdateWithoutRatingGroupOrTotal() {
        ByteBuf ccr = open5gs();
        Message message = Requests.message(ccr);
        AvpCursor mscc = message.avps();
        assertThat(mscc.next(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL)).isTrue();
        AvpCursor used = mscc.group();
        assertThat(used.next(Avps.USED_SERVICE_UNIT)).isTrue();
        AvpCursor octets = used.group();
        assertThat(octets.next(Avps.CC_OUTPUT_OCTETS)).isTrue();
        assertThat(octets.unsigned64()).isEqualTo(20_000);
    }

    @Test
    void shouldAcceptAStarOsReportWithoutQuotaRequestSplitUsageAndAnUnknownVendorsAvp() {
        MessageWriter ccr = Requests.ccr()
                .add(Avps.USER_NAME, "31600000001@example.net")
                .begin(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL)
                .add(Avps.RATING_GROUP, 10)
                .add(Avps.SERVICE_IDENTIFIER, 1)
                .begin(Avps.USED_SERVICE_UNIT)
                .add(Avps.CC_INPUT_OCTETS, 1)
                .end()
                .begin(Avps.USED_SERVICE_UNIT)
                .add(Avps.CC_OUTPUT_OCTETS, 2)
                .end()
                .add(Avps.REPORTING_REASON, 1)
                .end()
                .addRaw(Unpooled.wrappedBuffer(HexFormat.of().parseHex("000003b680000010000007db00000001")));
        Requests.message(ccr.finish());
    }

    @Test
    void shouldAcceptAMagmaRequestWithAnEmptyRequestedServiceUnitAndTextForAnOctet() {
        MessageWriter ccr = Requests.ccr()
                .add(Avps.MULTIPLE_SERVICES_INDICATOR, 1)
                .begin(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL)
                .add(Avps.RATING_GROUP, 200)
                .begin(Avps.REQUESTED_SERVICE_UNIT)
                .end()
                .end()
                .begin(Avps.SERVICE_INFORMATION)
                .begin(Avps.PS_INFORMATION)
                .add(Avps.TGPP_NSAPI, Samples.ascii("5"))
                .end()
                .end();
        Requests.message(ccr.finish());
    }

    @Test
    void shouldAcceptWhatIsNewerThanTheDictionaryInWhatWeOnlyRecord() {
        MessageWriter ccr = Requests.ccr()
                .begin(Avps.SERVICE_INFORMATION)
                .begin(Avps.PS_INFORMATION)
                .add(avp("3GPP-PDP-Type"), 77)
                .add(avp("Serving-Node-Type"), 42)
                .add(avp("3GPP-Selection-Mode"), new byte[] {0})
                .end()
                .end();
        Requests.message(ccr.finish());
    }

    @Test
    void shouldAcceptARelayedRequestWithRouteRecordsAndALongSessionId() {
        ByteBuf ccr = MessageWriter.start(Unpooled.buffer(), Requests.CCR_HEADER)
                .add(Avps.SESSION_ID, "sctp-saegwc-".repeat(40))
                .add(Avps.ORIGIN_HOST, "gw.example.net")
                .add(Avps.ORIGIN_REALM, "example.net")
                .add(Avps.DESTINATION_REALM, "silkroam.test")
                .add(Avps.AUTH_APPLICATION_ID, 4)
                .add(Avps.SERVICE_CONTEXT_ID, "32251@3gpp.org")
                .add(Avps.CC_REQUEST_TYPE, 2)
                .add(Avps.CC_REQUEST_NUMBER, 952)
                .add(Avps.ROUTE_RECORD, "dra1.example.net")
                .add(Avps.ROUTE_RECORD, "dra2.example.net")
                .finish();
        Requests.message(ccr);
    }

    @Test
    void shouldAcceptAnSmsEvent() {
        MessageWriter ccr = Requests.ccr()
                .add(Avps.REQUESTED_ACTION, 0)
                .begin(Avps.SERVICE_INFORMATION)
                .begin(Avps.SMS_INFORMATION)
                .begin(Avps.ORIGINATOR_ADDRESS)
                .add(Avps.ADDRESS_TYPE, 1)
                .add(Avps.ADDRESS_DATA, "31600000001")
                .end()
                .begin(Avps.RECIPIENT_INFO)
                .begin(Avps.RECIPIENT_ADDRESS)
                .add(Avps.ADDRESS_DATA, "31600000002")
                .end()
                .end()
                .end()
                .end();
        Requests.message(ccr.finish());
    }

    /** More than 40 AVPs: room for the frame, the header and the message, and none for objects of theirs. */
    @Test
    void shouldAllocateNothingPerAvpWhenValidating() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] frame = ByteBufUtil.getBytes(open5gs());
        MessageReader reader = Requests.reader();
        int rounds = 20_000;
        read(reader, frame, rounds);
        long before = threads.getCurrentThreadAllocatedBytes();
        read(reader, frame, rounds);
        long perMessage = (threads.getCurrentThreadAllocatedBytes() - before) / rounds;
        assertThat(perMessage).isLessThan(128);
    }

    private static void read(MessageReader reader, byte[] frame, int rounds) {
        for (int i = 0; i < rounds; i++) {
            assertMessage(reader.read(Unpooled.wrappedBuffer(frame)));
        }
    }

    private static void assertMessage(Decoded decoded) {
        if (!(decoded instanceof Message)) {
            throw new AssertionError(decoded);
        }
    }

    private static ByteBuf open5gs() {
        return Requests.ccr()
                .begin(Avps.SUBSCRIPTION_ID)
                .add(Avps.SUBSCRIPTION_ID_TYPE, 1)
                .add(Avps.SUBSCRIPTION_ID_DATA, "204080000000001")
                .end()
                .add(Avps.REQUESTED_ACTION, 0)
                .add(Avps.AOC_REQUEST_TYPE, 1)
                .add(Avps.MULTIPLE_SERVICES_INDICATOR, 0)
                .begin(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL)
                .begin(Avps.REQUESTED_SERVICE_UNIT)
                .add(Avps.CC_TOTAL_OCTETS, 1_000_000)
                .end()
                .begin(Avps.USED_SERVICE_UNIT)
                .add(Avps.REPORTING_REASON, 3)
                .add(Avps.CC_TIME, 60)
                .add(Avps.CC_INPUT_OCTETS, 10_000)
                .add(Avps.CC_OUTPUT_OCTETS, 20_000)
                .end()
                .begin(Avps.QOS_INFORMATION)
                .add(Avps.QOS_CLASS_IDENTIFIER, 9)
                .begin(Avps.ALLOCATION_RETENTION_PRIORITY)
                .add(Avps.PRIORITY_LEVEL, 8)
                .add(Avps.PRE_EMPTION_CAPABILITY, 1)
                .add(Avps.PRE_EMPTION_VULNERABILITY, 1)
                .end()
                .add(Avps.APN_AGGREGATE_MAX_BITRATE_UL, 102_400_000)
                .add(Avps.APN_AGGREGATE_MAX_BITRATE_DL, 102_400_000)
                .end()
                .end()
                .begin(Avps.SERVICE_INFORMATION)
                .begin(Avps.PS_INFORMATION)
                .add(Avps.TGPP_CHARGING_ID, new byte[] {0, 0, 0, 1})
                .add(Avps.PDP_ADDRESS, new byte[] {0, 1, 10, 45, 0, 2})
                .add(Avps.SGSN_ADDRESS, new byte[] {0, 1, 10, 0, 0, 1})
                .add(Avps.GGSN_ADDRESS, new byte[] {0, 1, 10, 0, 0, 2})
                .add(Avps.CALLED_STATION_ID, "internet")
                .add(avp("3GPP-Selection-Mode"), "0")
                .add(Avps.TGPP_SGSN_MCC_MNC, "20408")
                .add(Avps.TGPP_NSAPI, new byte[] {5})
                .add(Avps.TGPP_MS_TIMEZONE, new byte[] {(byte) 0x40, 0})
                .add(Avps.TGPP_USER_LOCATION_INFO, HexFormat.of().parseHex("8205f261a8b705f261006a9cd1"))
                .add(Avps.TGPP_RAT_TYPE, new byte[] {6})
                .end()
                .end()
                .finish();
    }

    private static AvpDefinition avp(String name) {
        return DICTIONARY.avp(name);
    }
}
