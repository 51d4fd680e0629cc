package io.silkroam.diameter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.Avps;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageReaderTest {
    @Test
    void shouldReadAValidatedRequestInPlace() {
        Message ccr = Requests.message(Requests.ccr().finish());
        assertThat(ccr.command().abbreviation()).isEqualTo("CCR");
        assertThat(ccr.header()).isEqualTo(Requests.CCR_HEADER);
        assertThat(ccr.utf8(Avps.SESSION_ID)).contains("gw.example.net;1;2");
        assertThat(ccr.unsigned(Avps.CC_REQUEST_TYPE)).hasValue(1);
        assertThat(ccr.utf8(Avps.USER_NAME)).isEmpty();
    }

    @Test
    void shouldReleaseTheFrameWhateverIsInItAndReadOnWithoutIt() {
        ByteBuf good = PooledByteBufAllocator.DEFAULT
                .directBuffer()
                .writeBytes(Requests.ccr().finish());
        Message message = Requests.message(good);
        assertThat(good.refCnt()).isZero();
        assertThat(message.utf8(Avps.SESSION_ID)).contains("gw.example.net;1;2");

        ByteBuf bad = Requests.ccr().add(Avps.ORIGIN_HOST, "again.example.net").finish();
        assertThat(Requests.malformed(bad).resultCode()).isEqualTo(5009);
        assertThat(bad.refCnt()).isZero();
    }

    /** Octets 0 to 11 of the CCR are version, length, flags, command, application. */
    @ParameterizedTest(name = "{0} => {2}")
    @CsvSource({
        "version 2, 0:02, 5011",
        "length of another frame, 3:04, 5015",
        "reserved bit, 4:c1, 5013",
        "reserved bit of an unknown application, 4:c8 8:7f, 5013",
        "E bit in a request, 4:e0, 3008",
        "no P bit in a command that is PXY, 4:80, 3008",
        "unknown application, 8:7f, 3007",
        "unknown application and command, 5:7f 8:7f, 3007",
        "unknown command, 5:7f, 3001",
        "command of another application, 11:03, 3001",
    })
    void shouldNameWhatIsWrongWithAHeader(String what, String octets, int resultCode) {
        ByteBuf ccr = Requests.ccr().finish();
        for (String change : octets.split(" ", -1)) {
            int colon = change.indexOf(':');
            ccr.setByte(
                    Integer.parseInt(change.substring(0, colon)), HexFormat.fromHexDigits(change.substring(colon + 1)));
        }
        Malformed malformed = Requests.malformed(ccr);
        assertThat(malformed.resultCode()).as(what).isEqualTo(resultCode);
        assertThat(malformed.failedAvp()).isEmpty();
    }

    /** Found by the barrage: what followed an incomplete group passed unseen, or threw where it was looked at. */
    @ParameterizedTest
    @CsvSource({"0000010c4000000b01020300", "0000010c4000000c00001394", "0000011940000009ff000000"})
    void shouldNotLetAFailureWithAnIncompleteGroupPassUnseen(String rest) {
        ByteBuf answer = MessageWriter.start(Unpooled.buffer(), new DiameterHeader(0x40, 272, 4, 7, 8))
                .add(Avps.SESSION_ID, "gw.example.net;1;2")
                .add(Avps.ORIGIN_HOST, "ocs.example.net")
                .add(Avps.ORIGIN_REALM, "example.net")
                .begin(Avps.COST_INFORMATION)
                .end()
                .addRaw(Unpooled.wrappedBuffer(HexFormat.of().parseHex(rest)))
                .finish();
        assertThat(Requests.malformed(answer).resultCode()).isEqualTo(5005);
    }

    @Test
    void shouldRefuseThePBitOnACommandBetweenNeighbours() {
        ByteBuf dwr = MessageWriter.start(Unpooled.buffer(), DiameterHeader.request(280, 0, true, 1, 2))
                .add(Avps.ORIGIN_HOST, "a.example.net")
                .add(Avps.ORIGIN_REALM, "example.net")
                .finish();
        assertThat(Requests.malformed(dwr).resultCode()).isEqualTo(3008);
    }

    @ParameterizedTest(name = "{0} => {2}")
    @CsvSource({
        // Code 950 = 3b6; vendor 2011 = 7db, as StarOS sends it.
        "unknown AVP of a vendor without M, 000003b680000010000007db00000001, 0",
        "unknown AVP of a vendor with M, 000003b6c0000010000007db00000001, 5001",
        "unknown IETF AVP with M, 00ffffff40000008, 5001",
        "empty User-Name, 0000000140000008, 5004",
        "Result-Code of three octets, 0000010c4000000b01020300, 5014",
        "CC-Request-Type a second time, 000001a04000000c00000001, 5009",
        "Subscription-Id with a stranger inside, 000001bb40000014" + "0000010c4000000c00000001, 5008",
    })
    void shouldReturnTheOffendingAvpOctetForOctet(String what, String avp, int resultCode) {
        ByteBuf ccr = Requests.ccr()
                .addRaw(Unpooled.wrappedBuffer(HexFormat.of().parseHex(avp)))
                .finish();
        Decoded decoded = Requests.reader().read(ccr);
        if (decoded instanceof Malformed malformed) {
            assertThat(malformed.resultCode()).as(what).isEqualTo(resultCode);
            assertThat(ByteBufUtil.hexDump(malformed.failedAvp().orElseThrow())).isEqualTo(avp);
            assertThat(malformed.sessionId()).contains("gw.example.net;1;2");
        } else {
            assertThat(resultCode).as(what).isZero();
        }
    }

    @Test
    void shouldNestTheOffendingAvpInItsGroupsAndLeaveItsNeighboursOut() {
        ByteBuf ccr = Requests.ccr()
                .begin(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL)
                .add(Avps.RATING_GROUP, 10)
                .begin(Avps.REQUESTED_SERVICE_UNIT)
                .add(Avps.CC_TIME, 5)
                .add(Avps.CC_TOTAL_OCTETS, new byte[] {1, 2, 3, 4})
                .end()
                .end()
                .finish();
        Malformed malformed = Requests.malformed(ccr);
        assertThat(malformed.resultCode()).isEqualTo(5014);
        // 456 of 8 + 20, 437 of 8 + 12, 421 of 8 + 4.
        assertThat(ByteBufUtil.hexDump(malformed.failedAvp().orElseThrow()))
                .isEqualTo("000001c84000001c" + "000001b540000014" + "000001a54000000c01020304");
    }

    @Test
    void shouldShowAnExampleOfAMissingAvpWithinItsGroup() {
        ByteBuf ccr = Requests.ccr()
                .begin(Avps.SUBSCRIPTION_ID)
                .add(Avps.SUBSCRIPTION_ID_DATA, "31600000001")
                .end()
                .finish();
        Malformed malformed = Requests.malformed(ccr);
        assertThat(malformed.resultCode()).isEqualTo(5005);
        assertThat(ByteBufUtil.hexDump(malformed.failedAvp().orElseThrow()))
                .isEqualTo("000001bb40000014" + "000001c24000000c00000000");
    }

    @Test
    void shouldCutAnOverlongAvpToItsHeaderAndTheTypesMinimum() {
        // Unsigned64 CC-Total-Octets that claims 0xffffff octets.
        ByteBuf ccr = Requests.ccr()
                .addRaw(Unpooled.wrappedBuffer(HexFormat.of().parseHex("000001a540ffffff0102030405060708")))
                .finish();
        Malformed malformed = Requests.malformed(ccr);
        assertThat(malformed.resultCode()).isEqualTo(5014);
        assertThat(ByteBufUtil.hexDump(malformed.failedAvp().orElseThrow()))
                .isEqualTo("000001a5400000100000000000000000");
    }

    @Test
    void shouldPadTheHeaderOfAnAvpThatIsCutOff() {
        ByteBuf ccr = Requests.ccr()
                .addRaw(Unpooled.wrappedBuffer(HexFormat.of().parseHex("000001a5")))
                .finish();
        Malformed malformed = Requests.malformed(ccr);
        assertThat(malformed.resultCode()).isEqualTo(5014);
        assertThat(ByteBufUtil.hexDump(malformed.failedAvp().orElseThrow())).isEqualTo("000001a500000008");
    }

    @Test
    void shouldNotRepeatAnOffendingAvpOverTheLimit() {
        ByteBuf big = Samples.write(Unpooled.buffer(), Avps.USER_NAME, new byte[5_000]);
        Malformed malformed = Requests.malformed(Requests.ccr().addRaw(big).finish());
        assertThat(malformed.resultCode()).isEqualTo(5004);
        assertThat(ByteBufUtil.hexDump(malformed.failedAvp().orElseThrow())).isEqualTo("0000000140000008");
    }

    @Test
    void shouldLeaveTheContentOfAFailedAvpAlone() {
        ByteBuf cca = MessageWriter.start(Unpooled.buffer(), Requests.CCR_HEADER.answer())
                .add(Avps.SESSION_ID, "gw;1")
                .add(Avps.RESULT_CODE, 5014)
                .add(Avps.ORIGIN_HOST, "ocs.silkroam.test")
                .add(Avps.ORIGIN_REALM, "silkroam.test")
                .add(Avps.FAILED_AVP, new byte[] {0, 0, 1, 8, 0x40, 0, 1, 0})
                .finish();
        Message answer = Requests.message(cca);
        AvpCursor cursor = answer.avps();
        assertThat(cursor.next(Avps.FAILED_AVP)).isTrue();
        assertThat(cursor.group().next()).isFalse();
    }

    @Test
    void shouldHoldASuccessfulAnswerToItsCommandAndAFailedOneToTheAnswerMessage() {
        assertThat(Requests.malformed(answer(0x40, 2001)).reason()).isEqualTo("missing Auth-Application-Id");
        Requests.message(answer(0x40, 5012));
        Requests.message(answer(0x60, 3004));
        ByteBuf nobody = MessageWriter.start(Unpooled.buffer(), Requests.CCR_HEADER.errorAnswer())
                .add(Avps.RESULT_CODE, 3004)
                .add(Avps.ORIGIN_REALM, "silkroam.test")
                .finish();
        assertThat(Requests.malformed(nobody).reason()).isEqualTo("missing Origin-Host");
    }

    private static ByteBuf answer(int flags, int resultCode) {
        return MessageWriter.start(Unpooled.buffer(), new DiameterHeader(flags, 272, 4, 7, 8))
                .add(Avps.SESSION_ID, "gw;1")
                .add(Avps.ORIGIN_HOST, "ocs.silkroam.test")
                .add(Avps.ORIGIN_REALM, "silkroam.test")
                .add(Avps.RESULT_CODE, resultCode)
                .finish();
    }
}
