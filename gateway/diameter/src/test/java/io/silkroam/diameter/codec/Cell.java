package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.AvpType;
import java.util.Arrays;

/** What is done to one AVP of an otherwise sound message, as octets. The AVP is the last of what surrounds it. */
enum Cell {
    ABSENT,
    ONCE,
    TWICE,
    SIXTY_FOUR_TIMES,
    /** The M bit as it is not meant. */
    OTHER_M_BIT,
    RESERVED_BIT,
    /** The V bit and Vendor-Id 0. */
    VENDOR_ZERO,
    /** A vendor that nobody knows, with the M bit and without. */
    VENDOR_WRONG,
    VENDOR_WRONG_OPTIONAL,
    /** The V bit cleared; the Vendor-Id stays as data. Only where a vendor defined the AVP. */
    VENDOR_BIT_CLEARED,
    /** The length field says one less, or more, than there is; 0; all it can. */
    LENGTH_LESS,
    LENGTH_MORE,
    LENGTH_ZERO,
    LENGTH_MOST,
    /** Data with a NUL in the middle; of UTF-8 that is none. Only where data is text. */
    NUL_INSIDE,
    BAD_UTF8,
    /** Sound headers around no data, around an octet less and an octet more than there should be. */
    EMPTY,
    DATA_SHORT,
    DATA_LONG;

    static final int STRANGE_VENDOR = 99_999;
    private static final int LONGEST = 0xFF_FFFF;

    boolean appliesTo(AvpDefinition avp) {
        return switch (this) {
            case VENDOR_BIT_CLEARED -> avp.vendorId() != 0;
            case NUL_INSIDE, BAD_UTF8 -> avp.type().isText();
            case DATA_SHORT -> data(avp).length > 0;
            default -> true;
        };
    }

    /** Sound data; text is of a length that leaves room in its padding for an octet, so that LENGTH_MORE has one. */
    static byte[] data(AvpDefinition avp) {
        boolean plainText = avp.type().isText() && avp.type() != AvpType.DIAMETER_URI;
        return plainText ? Samples.ascii("some.texts") : Samples.data(avp);
    }

    /** The octets in the place of the AVP. */
    byte[] octets(AvpDefinition avp) {
        byte[] data = data(avp);
        int length = avp.headerLength() + data.length;
        return switch (this) {
            case ABSENT -> new byte[0];
            case ONCE -> times(avp, 1);
            case TWICE -> times(avp, 2);
            case SIXTY_FOUR_TIMES -> times(avp, 64);
            case OTHER_M_BIT -> written(avp, 0, length, data);
            case RESERVED_BIT -> written(avp, 0x44, length, data);
            case VENDOR_ZERO -> ofVendor(avp, 0xC0, 0, data);
            case VENDOR_WRONG -> ofVendor(avp, 0xC0, STRANGE_VENDOR, data);
            case VENDOR_WRONG_OPTIONAL -> ofVendor(avp, 0x80, STRANGE_VENDOR, data);
            case VENDOR_BIT_CLEARED -> withoutVendorBit(avp, data);
            case LENGTH_LESS -> written(avp, 0x40, length - 1, data);
            case LENGTH_MORE -> written(avp, 0x40, length + 1, data);
            case LENGTH_ZERO -> written(avp, 0x40, 0, data);
            case LENGTH_MOST -> written(avp, 0x40, LONGEST, data);
            case NUL_INSIDE -> honest(avp, with(data, (byte) 0));
            case BAD_UTF8 -> honest(avp, with(data, (byte) 0xC0));
            case EMPTY -> honest(avp, new byte[0]);
            case DATA_SHORT -> honest(avp, Arrays.copyOf(data, data.length - 1));
            case DATA_LONG -> honest(avp, longer(data));
        };
    }

    private static byte[] times(AvpDefinition avp, int times) {
        ByteBuf out = Unpooled.buffer();
        for (int i = 0; i < times; i++) {
            Samples.write(out, avp, data(avp));
        }
        return Samples.bytes(out);
    }

    private static byte[] honest(AvpDefinition avp, byte[] data) {
        return written(avp, 0x40, avp.headerLength() + data.length, data);
    }

    private static byte[] written(AvpDefinition avp, int flags, int length, byte[] data) {
        return Samples.bytes(Samples.write(Unpooled.buffer(), avp, flags, length, data));
    }

    private static byte[] ofVendor(AvpDefinition avp, int flags, int vendorId, byte[] data) {
        ByteBuf out = Unpooled.buffer().writeInt(avp.code()).writeByte(flags).writeMedium(12 + data.length);
        return Samples.bytes(out.writeInt(vendorId).writeBytes(data).writeZero(-data.length & 3));
    }

    private static byte[] withoutVendorBit(AvpDefinition avp, byte[] data) {
        byte[] octets = honest(avp, data);
        octets[4] = 0x40;
        return octets;
    }

    private static byte[] with(byte[] data, byte octet) {
        byte[] changed = data.clone();
        changed[data.length / 2] = octet;
        return changed;
    }

    private static byte[] longer(byte[] data) {
        byte[] longer = Arrays.copyOf(data, data.length + 1);
        longer[data.length] = 'a';
        return longer;
    }
}
