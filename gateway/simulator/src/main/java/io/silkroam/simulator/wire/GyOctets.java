package io.silkroam.simulator.wire;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** AVPs of a request as octets (RFC 6733 §4.1), written here without the gateway's codec and on purpose. */
public final class GyOctets {
    private static final int MANDATORY = 0x40;
    private static final int VENDOR = 0x80;
    private static final long NTP_EPOCH = 2_208_988_800L;
    private static final short IPV4 = 1;

    private GyOctets() {}

    /** The AVPs one after the other, padded, in the given order. */
    public static byte[] of(List<GyAvp> avps) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (GyAvp avp : avps) {
            append(encoded, avp.name().code(), avp.name().vendorId(), avp.name().mandatory(), value(avp));
        }
        return encoded.toByteArray();
    }

    /** Appends one AVP; a vendor of 0 is none. */
    public static void append(ByteArrayOutputStream into, int code, int vendor, boolean mandatory, byte[] value) {
        int header = vendor == 0 ? 8 : 12;
        int flags = (vendor == 0 ? 0 : VENDOR) | (mandatory ? MANDATORY : 0);
        int length = header + value.length;
        ByteBuffer avp = ByteBuffer.allocate((length + 3) / 4 * 4);
        avp.putInt(code).putInt(flags << 24 | length);
        if (vendor != 0) {
            avp.putInt(vendor);
        }
        avp.put(value);
        into.writeBytes(avp.array());
    }

    private static byte[] value(GyAvp avp) {
        return switch (avp.name().type()) {
            case UNSIGNED32, ENUMERATED -> unsigned32((Long) avp.value());
            case UNSIGNED64 ->
                ByteBuffer.allocate(Long.BYTES).putLong((Long) avp.value()).array();
            case TEXT, IDENTITY -> text((String) avp.value());
            case OCTETS -> HexFormat.of().parseHex((String) avp.value());
            case TIME -> unsigned32(((Instant) avp.value()).getEpochSecond() + NTP_EPOCH);
            case ADDRESS -> address((InetAddress) avp.value());
            case GROUPED -> of(avp.members());
        };
    }

    /** An IPv4 address with its family before it. */
    public static byte[] address(InetAddress address) {
        return ByteBuffer.allocate(6).putShort(IPV4).put(address.getAddress()).array();
    }

    /** 32 bits in network order. */
    public static byte[] unsigned32(long value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) value).array();
    }

    public static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
