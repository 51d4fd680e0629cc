package io.silkroam.diameter.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Octets worked out by hand from the layouts of RFC 6733 §3 and §4.1. */
class MessageWriterTest {
    private static final DiameterHeader DWR =
            DiameterHeader.request(Commands.DEVICE_WATCHDOG, Applications.BASE, false, 0x11223344, 0xAABBCCDD);
    private static final String DWR_HEADER_OF_LENGTH = "01%06x800001180000000011223344aabbccdd";

    @Test
    void shouldWriteADeviceWatchdogRequestOctetForOctet() {
        ByteBuf out = MessageWriter.start(Unpooled.buffer(), DWR)
                .add(Avps.ORIGIN_HOST, "a.b.c")
                .add(Avps.ORIGIN_REALM, "b.cd")
                .add(Avps.ORIGIN_STATE_ID, 0xFFFF_FFFFL)
                .finish();
        // Origin-Host 264: 8 + 5 octets, 3 of padding; Origin-Realm 296: 8 + 4; Origin-State-Id 278: 8 + 4.
        assertThat(ByteBufUtil.hexDump(out))
                .isEqualTo(DWR_HEADER_OF_LENGTH.formatted(60)
                        + "000001084000000d612e622e63000000"
                        + "000001284000000c622e6364"
                        + "000001164000000cffffffff");
    }

    @Test
    void shouldPatchTheLengthsOfNestedGroups() {
        ByteBuf out = MessageWriter.start(Unpooled.buffer(), DWR)
                .group(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL, mscc -> mscc.begin(Avps.GRANTED_SERVICE_UNIT)
                        .add(Avps.CC_TOTAL_OCTETS, 1_000_000)
                        .end()
                        .add(Avps.RATING_GROUP, 10))
                .finish();
        // 456 holds 431 (8 + 16) and 432 (12): 8 + 36 = 44; 421 is 8 + 8.
        assertThat(ByteBufUtil.hexDump(out))
                .isEqualTo(DWR_HEADER_OF_LENGTH.formatted(64)
                        + "000001c84000002c"
                        + "000001af40000018"
                        + "000001a54000001000000000000f4240"
                        + "000001b04000000c0000000a");
    }

    @Test
    void shouldZeroThePaddingOfABufferThatHeldSomethingElse() {
        ByteBuf dirty = Unpooled.wrappedBuffer(new byte[64]);
        dirty.setLong(24, -1).setIndex(0, 0);
        ByteBuf out =
                MessageWriter.start(dirty, DWR).add(Avps.CLASS, new byte[] {7}).finish();
        assertThat(ByteBufUtil.hexDump(out)).endsWith("000000194000000907000000");
    }

    @Test
    void shouldWriteSeveralMessagesIntoOneBuffer() {
        ByteBuf out = Unpooled.buffer();
        MessageWriter.start(out, DWR).add(Avps.ORIGIN_HOST, "a").finish();
        MessageWriter.start(out, DWR).finish();
        assertThat(out.getUnsignedMedium(1)).isEqualTo(32);
        assertThat(out.getUnsignedMedium(33)).isEqualTo(20);
    }

    @Test
    void shouldWriteAddressAndTime() throws UnknownHostException {
        ByteBuf out = MessageWriter.start(Unpooled.buffer(), DWR)
                .addAddress(Avps.HOST_IP_ADDRESS, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))
                .addTime(Avps.EVENT_TIMESTAMP, Instant.EPOCH)
                .finish();
        // 2,208,988,800 seconds from 1900 to 1970 are 0x83AA7E80.
        assertThat(ByteBufUtil.hexDump(out)).endsWith("000001014000000e00017f0000010000" + "000000374000000c83aa7e80");
    }

    @Test
    void shouldLeaveTheMBitOfErrorMessageClear() {
        ByteBuf out = MessageWriter.start(Unpooled.buffer(), DWR)
                .add(Avps.ERROR_MESSAGE, "€")
                .finish();
        assertThat(ByteBufUtil.hexDump(out)).endsWith("000001190000000be282ac00");
    }

    @Test
    void shouldRefuseWhatDoesNotFitTheAvp() {
        MessageWriter writer = MessageWriter.start(Unpooled.buffer(), DWR);
        assertThatThrownBy(() -> writer.add(Avps.RESULT_CODE, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.add(Avps.RESULT_CODE, 1L << 32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.add(Avps.RESULT_CODE, "2001")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.begin(Avps.RESULT_CODE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(writer::end).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writer.begin(Avps.UNIT_VALUE).finish()).isInstanceOf(IllegalStateException.class);
    }
}
