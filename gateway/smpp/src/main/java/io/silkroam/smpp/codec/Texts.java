package io.silkroam.smpp.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.smpp.pdu.Command;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The reverse of {@link PlainCopy}: notes the values jSMPP's composer cannot carry, gives it an empty one instead, and
 * puts them into the composed octets at the end. Values are given in the order of the wire.
 */
final class Texts {
    private static final byte[] NO_OCTETS = {};
    /** jSMPP's limit of an address, without the NUL. */
    private static final int LONGEST_ADDRESS = 20;

    /** A value that the composer was not given, and where it belongs. */
    private record Foreign(int text, String value) {}

    private final List<Foreign> foreign = new ArrayList<>(0);
    private byte[] message = NO_OCTETS;
    private byte[] block = NO_OCTETS;
    private int next;

    /** The next text, as the composer may have it. */
    String text(String value) {
        return plainOr(value, Integer.MAX_VALUE);
    }

    /** The next text, an address that may be of 64 octets. */
    String longAddress(String value) {
        return plainOr(value, LONGEST_ADDRESS);
    }

    /** The next text, for which the composer has no argument. */
    void unasked(String value) {
        if (value.isEmpty()) {
            next++;
        } else {
            foreign.add(new Foreign(next++, value));
        }
    }

    private String plainOr(String value, int longest) {
        boolean ascii = value.length() <= longest;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException("a NUL within a text");
            }
            ascii &= c < 0x80;
        }
        if (ascii) {
            next++;
            return value;
        }
        foreign.add(new Foreign(next++, value));
        return "";
    }

    private static byte[] octets(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == 0 || value.charAt(i) > 0xFF) {
                throw new IllegalArgumentException("a character that is not of ISO-8859-1 within a text");
            }
        }
        return value.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** short_message. */
    byte[] message(byte[] octets) {
        if (octets.length > Field.SHORT_MESSAGE.most) {
            throw new IllegalArgumentException("a short_message of " + octets.length + " octets");
        }
        if (octets.length > Field.SHORT_MESSAGE.mostOfJsmpp) {
            message = octets;
            return NO_OCTETS;
        }
        return octets;
    }

    /** A count and what follows, in the place where the composer, given none, writes the one octet 0. */
    void block(byte[] octets) {
        block = octets;
    }

    /** The octets of the composer with everything in its place. */
    byte[] complete(Command command, byte[] composed) {
        if (foreign.isEmpty() && message.length == 0 && block.length == 0) {
            return composed;
        }
        byte[] whole = block.length == 0 ? composed : withBlock(command, composed);
        ByteBuf frame = Unpooled.wrappedBuffer(whole);
        BodyScan scan = new BodyScan();
        scan.scan(frame, command);
        ByteArrayOutputStream out = new ByteArrayOutputStream(whole.length + 300);
        int from = 0;
        for (Foreign each : foreign) {
            byte[] octets = octets(each.value);
            if (octets.length >= scan.field(each.text).most) {
                throw new IllegalArgumentException("a text of " + octets.length + " octets");
            }
            int at = scan.start(each.text);
            out.write(whole, from, at - from);
            out.write(octets, 0, octets.length);
            from = at;
        }
        if (message.length > 0) {
            int at = scan.messageStart() - 1;
            out.write(whole, from, at - from);
            out.write(message.length);
            out.write(message, 0, message.length);
            from = at + 1;
        }
        out.write(whole, from, whole.length - from);
        return out.toByteArray();
    }

    /** Puts the block in the place of the one octet 0 that the composer wrote for it. */
    private byte[] withBlock(Command command, byte[] composed) {
        BodyScan scan = new BodyScan();
        scan.scan(Unpooled.wrappedBuffer(composed), command);
        int at = scan.blockStart();
        byte[] whole = new byte[composed.length - 1 + block.length];
        System.arraycopy(composed, 0, whole, 0, at);
        System.arraycopy(block, 0, whole, at, block.length);
        System.arraycopy(composed, at + 1, whole, at + block.length, composed.length - at - 1);
        return whole;
    }

    /** A text within a block of our own, which the composer does not see but which counts. */
    byte[] counted(String value, int most) {
        byte[] octets = octets(value);
        if (octets.length >= most) {
            throw new IllegalArgumentException("a text of " + octets.length + " octets");
        }
        next++;
        return octets;
    }
}
