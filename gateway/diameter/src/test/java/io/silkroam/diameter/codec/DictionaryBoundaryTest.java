package io.silkroam.diameter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.AvpType;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.Dictionary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every AVP of the dictionary at the edges of what RFC 6733 §4 allows, carried by a DWR, whose grammar is open. */
class DictionaryBoundaryTest {
    private static final int ACCEPTED = 0;
    private static final int LONGEST_FIELD = 0xFF_FFFF;
    private static final DiameterHeader DWR =
            DiameterHeader.request(Commands.DEVICE_WATCHDOG, Applications.BASE, false, 1, 2);

    static Stream<AvpDefinition> avps() {
        return Dictionary.standard().avps().stream().sorted(Comparator.comparingInt(AvpDefinition::index));
    }

    static Stream<AvpDefinition> textAvps() {
        return avps().filter(avp -> avp.type().isText()
                && !(avp.type() == AvpType.UTF8_STRING && avp.values().isOpen()));
    }

    static Stream<AvpDefinition> enumerations() {
        return avps().filter(avp -> avp.type() == AvpType.ENUMERATED);
    }

    @ParameterizedTest
    @MethodSource("avps")
    void shouldAcceptAValidValueWithAndWithoutTheMBitAndTheOldPBit(AvpDefinition avp) {
        byte[] data = Samples.data(avp);
        int length = avp.headerLength() + data.length;
        for (int flags : new int[] {0x40, 0x00, 0x60, 0x20}) {
            expect(ACCEPTED, avp, Samples.write(Unpooled.buffer(), avp, flags, length, data));
        }
    }

    @ParameterizedTest
    @MethodSource("avps")
    void shouldRefuseReservedBits(AvpDefinition avp) {
        byte[] data = Samples.data(avp);
        for (int bit : new int[] {0x01, 0x02, 0x04, 0x08, 0x10}) {
            int length = avp.headerLength() + data.length;
            Malformed refused = expect(3009, avp, Samples.write(Unpooled.buffer(), avp, 0x40 | bit, length, data));
            assertThat(refused.failedAvp().orElseThrow().getInt(0)).isEqualTo(avp.code());
        }
    }

    @ParameterizedTest
    @MethodSource("avps")
    void shouldTellVendorsApart(AvpDefinition avp) {
        expect(3009, avp, ofVendor(avp, 0, 0xC0));
        expect(5001, avp, ofVendor(avp, 99_999, 0xC0));
        expect(ACCEPTED, avp, ofVendor(avp, 99_999, 0x80));
    }

    @ParameterizedTest
    @MethodSource("avps")
    void shouldRefuseALengthThatCannotBe(AvpDefinition avp) {
        byte[] data = Samples.data(avp);
        int headerMinusOne = avp.headerLength() - 1;
        for (int length : new int[] {0, 1, headerMinusOne, LONGEST_FIELD}) {
            Malformed refused = expect(5014, avp, Samples.write(Unpooled.buffer(), avp, 0x40, length, data));
            ByteBuf failed = refused.failedAvp().orElseThrow();
            // The code, and a length that is true, over a zero-filled minimum (RFC 6733 §7.5).
            assertThat(failed.getInt(0)).isEqualTo(avp.code());
            assertThat(failed.readableBytes()).isEqualTo(AvpLayout.padded(failed.getUnsignedMedium(5)));
            assertThat(failed.readableBytes() - avp.headerLength())
                    .isEqualTo(AvpLayout.padded(avp.type().minimumLength()));
        }
    }

    @ParameterizedTest
    @MethodSource("avps")
    void shouldJudgeDataOneOctetShorterAndLonger(AvpDefinition avp) {
        byte[] data = Samples.data(avp);
        boolean flexible = avp.type() == AvpType.OCTET_STRING || avp.type().isText();
        int expected = flexible || avp.values().opaque() ? ACCEPTED : 5014;
        byte[] longer = Arrays.copyOf(data, data.length + 1);
        longer[data.length] = 'a';
        expect(expected, avp, Samples.write(Unpooled.buffer(), avp, longer));
        if (data.length > 0) {
            expect(expected, avp, Samples.write(Unpooled.buffer(), avp, Arrays.copyOf(data, data.length - 1)));
        }
    }

    @ParameterizedTest
    @MethodSource("avps")
    void shouldJudgeEmptyData(AvpDefinition avp) {
        int expected = avp.type().minimumLength() > 0 ? 5014 : ACCEPTED;
        boolean otherText = avp.type().isText() && avp.type() != AvpType.UTF8_STRING;
        if (otherText || avp.values().nonEmpty()) {
            expected = 5004;
        } else if (avp.type() == AvpType.GROUPED && Samples.data(avp).length > 0) {
            expected = 5005;
        }
        expect(expected, avp, Samples.write(Unpooled.buffer(), avp, new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("textAvps")
    void shouldRefuseTextThatIsNone(AvpDefinition avp) {
        // NUL at the end and among eight octets; a lone continuation; overlong; a surrogate; past U+10FFFF; cut off.
        for (String tail : new String[] {"00", "6100616161616161", "80", "c080", "eda080", "f4908080", "e282"}) {
            byte[] bad = HexFormat.of().parseHex("6161613a2f2f6161" + tail);
            expect(5004, avp, Samples.write(Unpooled.buffer(), avp, bad));
        }
    }

    @ParameterizedTest
    @MethodSource("enumerations")
    void shouldRefuseUnlistedValuesOnlyWhereTheDictionaryIsClosed(AvpDefinition avp) {
        boolean open = avp.values().isOpen() || avp.values().names().isEmpty();
        for (int value : new int[] {63, 64, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            expect(open ? ACCEPTED : 5004, avp, Samples.write(Unpooled.buffer(), avp, Samples.int32(value)));
        }
        for (int value : avp.values().names().keySet()) {
            expect(ACCEPTED, avp, Samples.write(Unpooled.buffer(), avp, Samples.int32(value)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0001", "00010a00", "00010a00000100", "00020a000001", "000200000000000000000000000000000000"})
    void shouldRefuseAnAddressWhoseLengthIsNotItsFamilys(String hex) {
        byte[] address = HexFormat.of().parseHex(hex);
        expect(
                hex.length() == 36 ? ACCEPTED : 5014,
                Avps.HOST_IP_ADDRESS,
                Samples.write(Unpooled.buffer(), Avps.HOST_IP_ADDRESS, address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaa:", "aaa://", "aaas//a", "http://a", "aa", "aaaa://x", "aaa://a b"})
    void shouldRefuseAUriOfAnotherShape(String uri) {
        expect(5004, Avps.REDIRECT_HOST, Samples.write(Unpooled.buffer(), Avps.REDIRECT_HOST, Samples.ascii(uri)));
    }

    private static ByteBuf ofVendor(AvpDefinition avp, int vendorId, int flags) {
        byte[] data = Samples.data(avp);
        ByteBuf out = Unpooled.buffer().writeInt(avp.code()).writeByte(flags).writeMedium(12 + data.length);
        return out.writeInt(vendorId).writeBytes(data).writeZero(-data.length & 3);
    }

    /** Puts the AVP into a DWR in place of the DWR's own of that kind. Returns null if it was accepted. */
    private static Malformed expect(int resultCode, AvpDefinition avp, ByteBuf encoded) {
        MessageWriter dwr = MessageWriter.start(Unpooled.buffer(), DWR);
        for (AvpDefinition own : new AvpDefinition[] {Avps.ORIGIN_HOST, Avps.ORIGIN_REALM}) {
            boolean itself = own.equals(avp) && resultCode != 5001 && vendorOf(encoded) != 99_999;
            if (!itself) {
                dwr.add(own, "own.example.net");
            }
        }
        Decoded decoded = Requests.reader().read(dwr.addRaw(encoded).finish());
        int found = decoded instanceof Malformed malformed ? malformed.resultCode() : ACCEPTED;
        assertThat(found).as("%s: %s", avp, decoded).isEqualTo(resultCode);
        if (decoded instanceof Message) {
            return null;
        }
        return (Malformed) decoded;
    }

    private static int vendorOf(ByteBuf encoded) {
        return (encoded.getByte(4) & 0x80) == 0 ? 0 : encoded.getInt(8);
    }
}
