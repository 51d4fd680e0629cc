package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.AvpType;
import io.silkroam.diameter.dictionary.MandatoryRule;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Writes one message straight into a buffer. Lengths of text, groups and the message are patched in once known, padding
 * is zero, and the M and V bits come from the dictionary. A value that does not fit its AVP's type is a bug and throws.
 */
public final class MessageWriter {
    private static final long NTP_TO_UNIX = 2_208_988_800L;
    private static final int LONGEST = 0xFF_FFFF;

    private final ByteBuf out;
    private final int messageStart;
    private int[] groupStarts = new int[4];
    private int depth;

    private MessageWriter(ByteBuf out) {
        this.out = out;
        this.messageStart = out.writerIndex();
    }

    /** Starts a message at the buffer's writer index; what stands before it is left alone. */
    public static MessageWriter start(ByteBuf out, DiameterHeader header) {
        MessageWriter writer = new MessageWriter(out);
        header.write(out, 0);
        return writer;
    }

    /** Adds an integer of either width, or an Enumerated. */
    public MessageWriter add(AvpDefinition avp, long value) {
        if (avp.type().isWord()) {
            header(avp, 4);
            out.writeInt(fits(avp, value));
        } else if (avp.type().isDoubleWord()) {
            header(avp, 8);
            out.writeLong(value);
        } else {
            throw new IllegalArgumentException(avp + " is " + avp.type() + ", no integer");
        }
        return this;
    }

    /** Adds text. */
    public MessageWriter add(AvpDefinition avp, String value) {
        if (!avp.type().isText()) {
            throw new IllegalArgumentException(avp + " is " + avp.type() + ", no text");
        }
        // Not writeCharSequence, which goes character by character where this copies Latin text as it lies.
        return add(avp, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds an OctetString, or the encoded data of any other type. */
    public MessageWriter add(AvpDefinition avp, byte[] value) {
        header(avp, value.length);
        out.writeBytes(value);
        pad(value.length);
        return this;
    }

    /** Adds the readable octets of a buffer as data; the buffer keeps its indices. */
    public MessageWriter add(AvpDefinition avp, ByteBuf value) {
        int length = value.readableBytes();
        header(avp, length);
        out.writeBytes(value, value.readerIndex(), length);
        pad(length);
        return this;
    }

    /** Adds a Time; the 32 bits of seconds wrap in 2036 as RFC 5905 §6 has it. */
    public MessageWriter addTime(AvpDefinition avp, Instant value) {
        require(avp, AvpType.TIME);
        header(avp, 4);
        out.writeInt((int) (value.getEpochSecond() + NTP_TO_UNIX));
        return this;
    }

    public MessageWriter addAddress(AvpDefinition avp, InetAddress value) {
        require(avp, AvpType.ADDRESS);
        byte[] octets = value.getAddress();
        header(avp, 2 + octets.length);
        out.writeShort(octets.length == 4 ? AvpCursor.FAMILY_IPV4 : AvpCursor.FAMILY_IPV6);
        out.writeBytes(octets);
        pad(2 + octets.length);
        return this;
    }

    /** Adds AVPs that are encoded already, padding included; the buffer keeps its indices. */
    public MessageWriter addRaw(ByteBuf avps) {
        int length = avps.readableBytes();
        if ((length & 3) != 0) {
            throw new IllegalArgumentException(length + " octets are not whole AVPs");
        }
        out.writeBytes(avps, avps.readerIndex(), length);
        return this;
    }

    /** Adds a group with what {@code members} writes into it. */
    public MessageWriter group(AvpDefinition avp, Consumer<MessageWriter> members) {
        begin(avp);
        members.accept(this);
        return end();
    }

    /** Begins a group; the AVPs up to {@link #end()} are its members. */
    public MessageWriter begin(AvpDefinition avp) {
        require(avp, AvpType.GROUPED);
        if (depth == groupStarts.length) {
            groupStarts = Arrays.copyOf(groupStarts, depth * 2);
        }
        groupStarts[depth++] = out.writerIndex();
        header(avp, 0);
        return this;
    }

    public MessageWriter end() {
        if (depth == 0) {
            throw new IllegalStateException("no group was begun");
        }
        patch(groupStarts[--depth]);
        return this;
    }

    /** Sets the message's length. Writing on is possible and needs another finish. */
    public ByteBuf finish() {
        if (depth != 0) {
            throw new IllegalStateException(depth + " groups were not ended");
        }
        out.setMedium(messageStart + 1, checked(out.writerIndex() - messageStart));
        return out;
    }

    private void header(AvpDefinition avp, int dataLength) {
        int length = checked(avp.headerLength() + dataLength);
        int flags = avp.mandatory() == MandatoryRule.MUST ? AvpLayout.MANDATORY : 0;
        if (avp.vendorId() == 0) {
            out.writeLong(codeAndLength(avp, flags, length));
        } else {
            out.writeLong(codeAndLength(avp, flags | AvpLayout.VENDOR, length));
            out.writeInt(avp.vendorId());
        }
    }

    private static long codeAndLength(AvpDefinition avp, int flags, int length) {
        return (long) avp.code() << Integer.SIZE | Integer.toUnsignedLong(AvpLayout.flagsAndLength(flags, length));
    }

    private void patch(int avpStart) {
        int length = checked(out.writerIndex() - avpStart);
        out.setMedium(avpStart + 5, length);
        pad(length);
    }

    private void pad(int length) {
        int padding = -length & 3;
        if (padding != 0) {
            out.writeZero(padding);
        }
    }

    private static int fits(AvpDefinition avp, long value) {
        boolean fits = avp.type() == AvpType.UNSIGNED32 ? value >>> Integer.SIZE == 0 : (int) value == value;
        if (!fits) {
            throw new IllegalArgumentException(value + " does not fit " + avp);
        }
        return (int) value;
    }

    private static int checked(int length) {
        if (length > LONGEST) {
            throw new IllegalStateException(length + " octets do not fit a Diameter length");
        }
        return length;
    }

    private static void require(AvpDefinition avp, AvpType type) {
        if (avp.type() != type) {
            throw new IllegalArgumentException(avp + " is " + avp.type() + ", not " + type);
        }
    }
}
