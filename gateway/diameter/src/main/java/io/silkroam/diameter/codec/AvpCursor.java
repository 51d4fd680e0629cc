package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.AvpDefinition;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Steps forward over AVPs in place; nothing is allocated until a value is asked for as an object. It never leaves its
 * bounds: at a damaged AVP (only possible inside a Failed-AVP) {@link #next()} ends the walk. Values are read as the
 * dictionary types the AVP; asking for another type throws {@link IllegalStateException}.
 */
public final class AvpCursor {
    /** Seconds from 1900 to 1970, and from 1970 to the wrap of the 32 bits in 2036 (RFC 6733 §4.3.1, RFC 5905 §6). */
    private static final long NTP_TO_UNIX = 2_208_988_800L;

    private static final long SECOND_ERA = (1L << 32) - NTP_TO_UNIX;

    static final int FAMILY_IPV4 = 1;
    static final int FAMILY_IPV6 = 2;

    private final byte[] in;
    private final int end;
    private int following;
    private int start;
    private int flags;
    private int data;
    private int length;

    AvpCursor(byte[] in, int start, int end) {
        this.in = in;
        this.following = start;
        this.start = start;
        this.end = end;
    }

    /** A cursor over what is readable now of a buffer that holds whole AVPs. */
    public static AvpCursor over(ByteBuf avps) {
        byte[] octets = Octets.of(avps);
        return new AvpCursor(octets, 0, octets.length);
    }

    /** Steps to the next AVP; false at the end. */
    public boolean next() {
        int left = end - following;
        if (left < AvpLayout.SHORT_HEADER) {
            return false;
        }
        int flagsAndLength = Octets.int32(in, following + 4);
        int avpLength = flagsAndLength & 0xFF_FFFF;
        int header = AvpLayout.headerLength(flagsAndLength >>> 24);
        if (avpLength < header || avpLength > left) {
            following = end;
            return false;
        }
        start = following;
        flags = flagsAndLength >>> 24;
        data = start + header;
        length = avpLength - header;
        following = Math.min(end, start + AvpLayout.padded(avpLength));
        return true;
    }

    /** Steps on to the next AVP of this definition; false if there is none. */
    public boolean next(AvpDefinition avp) {
        while (next()) {
            if (is(avp)) {
                return true;
            }
        }
        return false;
    }

    public int code() {
        return Octets.int32(in, start);
    }

    public int vendorId() {
        return (flags & AvpLayout.VENDOR) != 0 ? Octets.int32(in, start + 8) : 0;
    }

    public boolean is(AvpDefinition avp) {
        return code() == avp.code() && vendorId() == avp.vendorId();
    }

    public boolean isMandatory() {
        return (flags & AvpLayout.MANDATORY) != 0;
    }

    /** The octets of data, without header and padding. */
    public int length() {
        return length;
    }

    public int int32() {
        return Octets.int32(in, dataOf(4));
    }

    public long unsigned32() {
        return Octets.int32(in, dataOf(4)) & 0xFFFF_FFFFL;
    }

    public long int64() {
        return Octets.int64(in, dataOf(8));
    }

    /** The 64 bits as they are; above 2^63-1 that is a negative number, to be taken as unsigned. */
    public long unsigned64() {
        return Octets.int64(in, dataOf(8));
    }

    public String utf8() {
        return new String(in, data, length, StandardCharsets.UTF_8);
    }

    /** A copy of the data. */
    public byte[] octets() {
        return Arrays.copyOfRange(in, data, data + length);
    }

    public Instant time() {
        long seconds = Octets.int32(in, dataOf(4)) & 0xFFFF_FFFFL;
        boolean firstEra = (seconds & 0x8000_0000L) != 0;
        return Instant.ofEpochSecond(firstEra ? seconds - NTP_TO_UNIX : seconds + SECOND_ERA);
    }

    /** Whether the Address holds IPv4 or IPv6; other families (E.164, say) are legal and only for {@link #octets()}. */
    public boolean isIpAddress() {
        if (length < 2) {
            return false;
        }
        int family = Octets.unsigned16(in, data);
        return (family == FAMILY_IPV4 && length == 6) || (family == FAMILY_IPV6 && length == 18);
    }

    public InetAddress address() {
        if (!isIpAddress()) {
            throw new IllegalStateException("AVP " + code() + " holds no IP address");
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(in, data + 2, data + length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 octets are an address", e);
        }
    }

    /** The data in place. */
    public ByteBuf slice() {
        return Unpooled.wrappedBuffer(in, data, length);
    }

    /** The AVP whole, header and padding included, in place. */
    public ByteBuf wholeAvp() {
        return Unpooled.wrappedBuffer(in, start, following - start);
    }

    /** Copies of all AVPs of this definition that follow, whole and one after another. */
    public ByteBuf allOf(AvpDefinition avp) {
        ByteBuf all = Unpooled.EMPTY_BUFFER;
        while (next(avp)) {
            int whole = following - start;
            all = all.isReadable() ? all : Unpooled.buffer(whole);
            all.writeBytes(in, start, whole);
        }
        return all;
    }

    /** A cursor over the AVPs of this group. */
    public AvpCursor group() {
        return new AvpCursor(in, data, data + length);
    }

    private int dataOf(int expected) {
        if (length != expected) {
            throw new IllegalStateException(
                    "AVP " + code() + " holds " + length + " octets where " + expected + " were asked for");
        }
        return data;
    }
}
