package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.MandatoryRule;

/**
 * Builds what a Failed-AVP holds (RFC 6733 §7.5): the offending AVP, or an example of a missing one, inside the groups
 * it stands in. Lengths are always made true, so that our answer can be decoded however broken the request was.
 */
final class FailedAvp {
    private FailedAvp() {}

    /** A copy of a whole AVP; one over the limit is returned with a zero-filled payload of its type's minimum. */
    static ByteBuf copy(byte[] frame, int at, int length, int minimumPayload, int limit) {
        if (length > limit) {
            return withoutContent(frame, at, at + length, minimumPayload);
        }
        ByteBuf out = Unpooled.buffer(AvpLayout.padded(length));
        out.writeBytes(frame, at, length);
        out.writeZero(AvpLayout.padded(length) - length);
        return out;
    }

    /**
     * The header of an AVP whose length is wrong (§7.1.5, 5014) with a zero-filled payload. What of the header lies
     * beyond {@code end} is zero too.
     */
    static ByteBuf withoutContent(byte[] frame, int at, int end, int payload) {
        byte[] header = new byte[AvpLayout.LONG_HEADER];
        System.arraycopy(frame, at, header, 0, Math.min(end - at, header.length));
        int length = AvpLayout.headerLength(header[4] & 0xFF);
        ByteBuf out = Unpooled.buffer(length + AvpLayout.padded(payload));
        out.writeBytes(header, 0, length);
        out.setMedium(5, length + payload);
        out.writeZero(AvpLayout.padded(payload));
        return out;
    }

    /** An example of a missing AVP: the minimum of content, zeroed. */
    static ByteBuf example(AvpDefinition avp) {
        int payload = avp.type().minimumLength();
        int flags = avp.mandatory() == MandatoryRule.MUST ? AvpLayout.MANDATORY : 0;
        flags |= avp.vendorId() == 0 ? 0 : AvpLayout.VENDOR;
        ByteBuf out = Unpooled.buffer(avp.headerLength() + AvpLayout.padded(payload));
        out.writeInt(avp.code());
        out.writeInt(AvpLayout.flagsAndLength(flags, avp.headerLength() + payload));
        if (avp.vendorId() != 0) {
            out.writeInt(avp.vendorId());
        }
        out.writeZero(AvpLayout.padded(payload));
        return out;
    }

    /** Puts the AVP into copies of the headers of its groups; {@code path} holds where they start, outermost first. */
    static ByteBuf nested(byte[] frame, int[] path, int depth, ByteBuf avp) {
        ByteBuf inner = avp;
        for (int level = depth - 1; level >= 0; level--) {
            int header = AvpLayout.headerLength(Octets.unsigned8(frame, path[level] + 4));
            ByteBuf outer = Unpooled.buffer(header + inner.readableBytes());
            outer.writeBytes(frame, path[level], header);
            outer.setMedium(5, header + inner.readableBytes());
            outer.writeBytes(inner);
            inner = outer;
        }
        return inner;
    }
}
