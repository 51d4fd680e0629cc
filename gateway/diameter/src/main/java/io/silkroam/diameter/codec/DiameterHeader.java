package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;

/** The 20 octets before the AVPs (RFC 6733 §3), without version and length, which the frame knows. */
public record DiameterHeader(int flags, int commandCode, int applicationId, int hopByHopId, int endToEndId) {
    public static final int LENGTH = 20;
    public static final int VERSION = 1;

    public static final int REQUEST = 0x80;
    public static final int PROXIABLE = 0x40;
    public static final int ERROR = 0x20;
    public static final int RETRANSMITTED = 0x10;
    /** The bits that MUST be zero. */
    public static final int RESERVED = 0x0F;

    private static final int UNSIGNED24 = 0xFF_FFFF;

    /** The header of a new request. */
    public static DiameterHeader request(
            int commandCode, int applicationId, boolean proxiable, int hopByHopId, int endToEndId) {
        return new DiameterHeader(
                proxiable ? REQUEST | PROXIABLE : REQUEST, commandCode, applicationId, hopByHopId, endToEndId);
    }

    /** Reads the header that starts at {@code index}; 20 octets must be readable there. */
    public static DiameterHeader read(ByteBuf in, int index) {
        return new DiameterHeader(
                in.getUnsignedByte(index + 4),
                in.getUnsignedMedium(index + 5),
                in.getInt(index + 8),
                in.getInt(index + 12),
                in.getInt(index + 16));
    }

    /** Reads the header of the message that is this array. */
    static DiameterHeader read(byte[] message) {
        return new DiameterHeader(
                Octets.unsigned8(message, 4),
                Octets.unsigned24(message, 5),
                Octets.int32(message, 8),
                Octets.int32(message, 12),
                Octets.int32(message, 16));
    }

    void write(ByteBuf out, int messageLength) {
        out.writeInt((VERSION << 24) | (messageLength & UNSIGNED24));
        out.writeInt((flags << 24) | (commandCode & UNSIGNED24));
        out.writeInt(applicationId);
        out.writeInt(hopByHopId);
        out.writeInt(endToEndId);
    }

    public boolean isRequest() {
        return (flags & REQUEST) != 0;
    }

    public boolean isProxiable() {
        return (flags & PROXIABLE) != 0;
    }

    public boolean isError() {
        return (flags & ERROR) != 0;
    }

    public boolean isRetransmitted() {
        return (flags & RETRANSMITTED) != 0;
    }

    /** The header of the answer: same command and identifiers; only the P bit is kept (RFC 6733 §6.2). */
    public DiameterHeader answer() {
        return withFlags(flags & PROXIABLE);
    }

    /** The header of an answer with the E bit (RFC 6733 §7.2). */
    public DiameterHeader errorAnswer() {
        return withFlags((flags & PROXIABLE) | ERROR);
    }

    /** The same request sent again after a fail-over: the T bit set (RFC 6733 §5.5.4). */
    public DiameterHeader retransmitted(int newHopByHopId) {
        return new DiameterHeader(flags | RETRANSMITTED, commandCode, applicationId, newHopByHopId, endToEndId);
    }

    private DiameterHeader withFlags(int newFlags) {
        return new DiameterHeader(newFlags, commandCode, applicationId, hopByHopId, endToEndId);
    }
}
