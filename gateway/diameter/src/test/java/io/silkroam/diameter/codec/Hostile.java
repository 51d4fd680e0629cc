package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.Dictionary;

/** What must hold for any octets whatever; shared by the seeded and the coverage-guided fuzz. */
final class Hostile {
    private static final ErrorAnswer US = new ErrorAnswer("ocs.silkroam.test", "silkroam.test");

    private Hostile() {}

    /** Reads the octets as a frame that ends where its memory ends, walks all of it or answers it, and lets it go. */
    static Decoded readAndLetGo(byte[] octets) {
        ByteBuf frame = Unpooled.buffer(octets.length, octets.length).writeBytes(octets);
        Decoded decoded = new MessageReader(Dictionary.standard(), CodecLimits.defaults()).read(frame);
        if (decoded instanceof Message message) {
            walk(message.avps(), 0);
            message.release();
        } else {
            answer((Malformed) decoded, octets.length);
        }
        // A buffer of no octets is a constant that nobody can release.
        if (octets.length > 0 && frame.refCnt() != 0) {
            throw new AssertionError("the frame leaks");
        }
        return decoded;
    }

    /** Reads every AVP as the dictionary types it; none of it may throw once the message has passed. */
    private static void walk(AvpCursor cursor, int depth) {
        while (cursor.next()) {
            Dictionary.standard().avp(cursor.code(), cursor.vendorId()).ifPresent(avp -> {
                switch (avp.type()) {
                    case INTEGER32, ENUMERATED, FLOAT32 -> cursor.int32();
                    case UNSIGNED32 -> cursor.unsigned32();
                    case INTEGER64, UNSIGNED64, FLOAT64 -> cursor.int64();
                    case TIME -> cursor.time();
                    case ADDRESS -> {
                        if (cursor.isIpAddress()) {
                            cursor.address();
                        }
                    }
                    case UTF8_STRING, DIAMETER_IDENTITY, DIAMETER_URI, IP_FILTER_RULE -> cursor.utf8();
                    case OCTET_STRING -> cursor.octets();
                    case GROUPED -> {
                        if (!avp.values().opaque()) {
                            walk(cursor.group(), depth + 1);
                        }
                    }
                }
            });
        }
    }

    /** The answer is whole AVPs and never much larger than what provoked it. */
    private static void answer(Malformed malformed, int length) {
        if (malformed.resultCode() < 3000) {
            throw new AssertionError("no error: " + malformed);
        }
        ByteBuf answer = US.write(Unpooled.buffer(), malformed);
        AvpCursor cursor = AvpCursor.over(answer.duplicate().skipBytes(DiameterHeader.LENGTH));
        int walked = DiameterHeader.LENGTH;
        while (cursor.next()) {
            walked += cursor.wholeAvp().readableBytes();
        }
        boolean whole = walked == answer.readableBytes() && answer.getUnsignedMedium(1) == walked;
        if (!whole || walked > length + 1_024) {
            throw new AssertionError("an answer of " + walked + " octets to " + length + ": " + malformed);
        }
    }
}
