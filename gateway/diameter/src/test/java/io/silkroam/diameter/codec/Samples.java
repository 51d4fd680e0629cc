package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.diameter.dictionary.Grammar;
import io.silkroam.diameter.dictionary.GrammarRule;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** Valid data for every AVP of the dictionary, and AVPs whose headers say what a test wants them to say. */
public final class Samples {
    private static final Dictionary DICTIONARY = Dictionary.standard();

    private Samples() {}

    /** Data that every rule is content with; a group gets the least its grammar requires. */
    public static byte[] data(AvpDefinition avp) {
        return switch (avp.type()) {
            case OCTET_STRING -> new byte[] {1, 2, 3};
            case INTEGER32, UNSIGNED32, TIME, FLOAT32 -> avp.equals(Avps.RESULT_CODE) ? int32(2001) : int32(1);
            case INTEGER64, UNSIGNED64, FLOAT64 -> new byte[8];
            case ENUMERATED ->
                int32(
                        avp.values().names().isEmpty()
                                ? 0
                                : Collections.min(avp.values().names().keySet()));
            case UTF8_STRING, DIAMETER_IDENTITY, IP_FILTER_RULE -> ascii("some.text");
            case DIAMETER_URI -> ascii("aaa://host.example.net:3868");
            case ADDRESS -> new byte[] {0, 1, 10, 0, 0, 1};
            case GROUPED -> group(DICTIONARY.group(avp));
        };
    }

    private static byte[] group(Grammar grammar) {
        ByteBuf members = Unpooled.buffer();
        for (GrammarRule rule : grammar.rules()) {
            for (int i = 0; i < rule.minimum(); i++) {
                write(members, rule.avp());
            }
        }
        return bytes(members);
    }

    /** Writes a valid AVP. */
    public static ByteBuf write(ByteBuf out, AvpDefinition avp) {
        return write(out, avp, data(avp));
    }

    /** Writes an AVP of this data, its M bit set, sound in everything else. */
    public static ByteBuf write(ByteBuf out, AvpDefinition avp, byte[] data) {
        return write(out, avp, 0x40, avp.headerLength() + data.length, data);
    }

    /** Writes an AVP with these flags, the V bit added where it belongs, and this length, true or not. */
    public static ByteBuf write(ByteBuf out, AvpDefinition avp, int flags, int length, byte[] data) {
        out.writeInt(avp.code());
        out.writeByte(avp.vendorId() == 0 ? flags : flags | 0x80);
        out.writeMedium(length);
        if (avp.vendorId() != 0) {
            out.writeInt(avp.vendorId());
        }
        return out.writeBytes(data).writeZero(-data.length & 3);
    }

    public static byte[] int32(int value) {
        return new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.getBytes(buffer.readerIndex(), bytes);
        return bytes;
    }
}
