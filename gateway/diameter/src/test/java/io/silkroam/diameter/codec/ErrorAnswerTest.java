package io.silkroam.diameter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.Avps;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorAnswerTest {
    private final ErrorAnswer us = new ErrorAnswer("ocs.silkroam.test", "silkroam.test");

    @Test
    void shouldAnswerAProtocolErrorWithTheEBitAndKeepThePBit() {
        ByteBuf ccr = Requests.ccr().finish();
        ccr.setByte(8, 0x7F);
        Malformed malformed = Requests.malformed(ccr);
        ByteBuf answer = us.write(Unpooled.buffer(), malformed);
        DiameterHeader header = DiameterHeader.read(answer, 0);
        assertThat(header.flags()).isEqualTo(0x60);
        assertThat(header.hopByHopId()).isEqualTo(7);
        assertThat(header.endToEndId()).isEqualTo(8);
    }

    @Test
    void shouldWriteABusyAnswerOctetForOctet() {
        ErrorAnswer a = new ErrorAnswer("a.b", "b");
        Message request = Requests.message(Requests.ccr().finish());
        ByteBuf answer = a.write(Unpooled.buffer(), request, 3004, "");
        // Session-Id 8 + 18 (+2), Origin-Host 8 + 3 (+1), Origin-Realm 8 + 1 (+3), Result-Code 8 + 4: 20 + 64 = 84.
        assertThat(ByteBufUtil.hexDump(answer))
                .isEqualTo("01000054" + "60000110" + "00000004" + "00000007" + "00000008"
                        + "000001074000001a67772e6578616d706c652e6e65743b313b320000"
                        + "000001084000000b612e6200"
                        + "000001284000000962000000"
                        + "0000010c4000000c00000bbc");
    }

    @Test
    void shouldClearTheTBitAndTheEBitOfAPermanentFailure() {
        Message request = Requests.message(retransmitted());
        ByteBuf answer = us.write(Unpooled.buffer(), request, 5012, "no luck");
        assertThat(DiameterHeader.read(answer, 0).flags()).isEqualTo(0x40);
        Message read = Requests.message(answer);
        assertThat(read.unsigned(Avps.RESULT_CODE)).hasValue(5012);
        assertThat(read.utf8(Avps.ERROR_MESSAGE)).contains("no luck");
    }

    @Test
    void shouldRepeatEveryProxyInfoInOrderAndTheFailedAvp() {
        MessageWriter ccr = Requests.ccr();
        for (String relay : List.of("first.relay.test", "second.relay.test")) {
            ccr.begin(Avps.PROXY_INFO)
                    .add(Avps.PROXY_HOST, relay)
                    .add(Avps.PROXY_STATE, new byte[] {1, 2, 3})
                    .end();
        }
        ccr.add(Avps.CC_REQUEST_NUMBER, 9);
        Message answer = Requests.message(us.write(Unpooled.buffer(), Requests.malformed(ccr.finish())));
        List<String> relays = new ArrayList<>();
        AvpCursor cursor = answer.avps();
        while (cursor.next(Avps.PROXY_INFO)) {
            AvpCursor group = cursor.group();
            assertThat(group.next(Avps.PROXY_HOST)).isTrue();
            relays.add(group.utf8());
        }
        assertThat(relays).containsExactly("first.relay.test", "second.relay.test");
        AvpCursor failed = answer.avps();
        assertThat(failed.next(Avps.FAILED_AVP)).isTrue();
        assertThat(ByteBufUtil.hexDump(failed.slice())).isEqualTo("0000019f4000000c00000009");
        assertThat(answer.utf8(Avps.SESSION_ID)).contains("gw.example.net;1;2");
    }

    @Test
    void shouldNotGiveAProxyInfoBackThatIsItselfAtFault() {
        byte[] wrongBits = HexFormat.of().parseHex("0000011c1c0003d4" + "00".repeat(972));
        Malformed malformed = Requests.malformed(
                Requests.ccr().addRaw(Unpooled.wrappedBuffer(wrongBits)).finish());
        assertThat(malformed.resultCode()).isEqualTo(3009);
        ByteBuf answer = us.write(Unpooled.buffer(), malformed);
        assertThat(answer.readableBytes()).as("once, as what failed").isBetween(980, 1_200);
        assertThat(Requests.message(answer).has(Avps.PROXY_INFO)).isFalse();
    }

    private static ByteBuf retransmitted() {
        ByteBuf ccr = Requests.ccr().finish();
        return ccr.setByte(4, ccr.getByte(4) | DiameterHeader.RETRANSMITTED);
    }
}
