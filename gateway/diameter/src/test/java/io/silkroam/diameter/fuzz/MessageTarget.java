package io.silkroam.diameter.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.codec.AvpCursor;
import io.silkroam.diameter.codec.CodecLimits;
import io.silkroam.diameter.codec.Decoded;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.ErrorAnswer;
import io.silkroam.diameter.codec.Malformed;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageReader;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.fuzz.Target;
import java.util.Arrays;
import java.util.List;

/**
 * A frame through the reader, every value of what passes read as the dictionary types it, and the answer to what does
 * not. A message that passed and is written again reads alike; an answer is whole and never much larger than what
 * provoked it.
 */
public final class MessageTarget implements Target<Decoded> {
    private static final ErrorAnswer US = new ErrorAnswer("ocs.silkroam.test", "silkroam.test");

    private final MessageReader reader = new MessageReader(Dictionary.standard(), CodecLimits.defaults());
    private ByteBuf frame = Unpooled.EMPTY_BUFFER;
    private ByteBuf answer = Unpooled.EMPTY_BUFFER;

    @Override
    public List<byte[]> seeds() {
        return DiameterSeeds.messages();
    }

    @Override
    public Decoded decode(byte[] input) {
        // A frame that ends where its memory ends: who reads on throws.
        frame = Unpooled.wrappedBuffer(input);
        Decoded decoded = reader.read(frame);
        if (decoded instanceof Message message) {
            walk(message.avps());
            byName(message);
        } else if (decoded instanceof Malformed malformed) {
            answer = US.write(Unpooled.buffer(), malformed);
        }
        return decoded;
    }

    /** Reads every AVP; none of it may throw once the message has passed. */
    private static void walk(AvpCursor cursor) {
        while (cursor.next()) {
            Dictionary.standard().avp(cursor.code(), cursor.vendorId()).ifPresent(avp -> value(avp, cursor));
        }
    }

    private static void value(AvpDefinition avp, AvpCursor cursor) {
        switch (avp.type()) {
            case INTEGER32, ENUMERATED, FLOAT32 -> cursor.int32();
            case UNSIGNED32 -> cursor.unsigned32();
            case INTEGER64, FLOAT64 -> cursor.int64();
            case UNSIGNED64 -> cursor.unsigned64();
            case TIME -> cursor.time();
            case ADDRESS -> {
                if (cursor.isIpAddress()) {
                    cursor.address();
                }
            }
            case UTF8_STRING, DIAMETER_IDENTITY, DIAMETER_URI, IP_FILTER_RULE -> cursor.utf8();
            case OCTET_STRING -> cursor.octets();
            case GROUPED -> {
                if (avp.values().opaque()) {
                    walkThroughAnything(cursor.group());
                } else {
                    walk(cursor.group());
                }
            }
        }
    }

    /** As the node looks for what it needs. */
    private static void byName(Message message) {
        message.utf8(Avps.SESSION_ID);
        message.unsigned(Avps.CC_REQUEST_NUMBER);
        message.unsigned(Avps.CC_REQUEST_TYPE);
        message.unsigned(Avps.CC_SUB_SESSION_ID);
        message.utf8(Avps.USER_NAME);
        message.has(Avps.ROUTE_RECORD);
        message.header().isRetransmitted();
    }

    /** What nobody judged still has bounds. */
    private static void walkThroughAnything(AvpCursor cursor) {
        while (cursor.next()) {
            cursor.isMandatory();
            cursor.octets();
        }
    }

    @Override
    public void check(byte[] input, Decoded decoded) {
        if (decoded instanceof Message message) {
            Rewritten.check(message, reader);
            checkRefusal(message);
        } else {
            checkAnswer((Malformed) decoded, input.length);
        }
        // A buffer of no octets is a constant that nobody can release.
        if (input.length > 0 && frame.refCnt() != 0) {
            throw new AssertionError("the frame leaks");
        }
    }

    /** A sound request that is refused for another reason gets an answer that reads. */
    private void checkRefusal(Message message) {
        if (message.header().isRequest()) {
            ByteBuf refusal = US.write(Unpooled.buffer(), message, 5012, "no");
            Decoded read = reader.read(refusal);
            if (!(read instanceof Message)) {
                throw new AssertionError("the refusal is refused: " + read);
            }
        }
    }

    private void checkAnswer(Malformed malformed, int length) {
        if (malformed.resultCode() < 3000 || malformed.resultCode() > 5999) {
            throw new AssertionError("no error: " + malformed);
        }
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

    @Override
    public String outcome(Decoded decoded) {
        return decoded instanceof Malformed malformed ? Integer.toString(malformed.resultCode()) : "message";
    }

    @Override
    public int allowance() {
        return 2_048;
    }

    /** Cut to whole words, with a message length that is true; of every other one the lengths of AVPs fit, too. */
    @Override
    public byte[] mended(byte[] mutated) {
        byte[] mended = Arrays.copyOf(mutated, mutated.length & ~3);
        if (mended.length > 3) {
            mended[1] = (byte) (mended.length >>> 16);
            mended[2] = (byte) (mended.length >>> 8);
            mended[3] = (byte) mended.length;
        }
        if (Arrays.hashCode(mended) % 2 == 0) {
            fitAvps(mended);
        }
        return mended;
    }

    /** Gives each AVP that is too short or too long what is left. */
    private static void fitAvps(byte[] message) {
        ByteBuf frame = Unpooled.wrappedBuffer(message);
        int at = DiameterHeader.LENGTH;
        while (at + 12 <= message.length) {
            int length = frame.getUnsignedMedium(at + 5);
            int left = message.length - at;
            if (length < (frame.getByte(at + 4) < 0 ? 12 : 8) || length > left) {
                length = left;
                frame.setMedium(at + 5, length);
            }
            at += (length + 3) & ~3;
        }
    }
}
