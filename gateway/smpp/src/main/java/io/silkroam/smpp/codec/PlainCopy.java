package io.silkroam.smpp.codec;

import io.netty.buffer.ByteBuf;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.Request.Destination;
import io.silkroam.smpp.pdu.Response.Unsuccessful;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The header and the mandatory parameters of a scanned frame as jSMPP's decomposer can take them: texts that it cannot
 * carry (not ASCII, longer than it knows) are empty there, and are put back as the record is built, one after another
 * in the order of the wire.
 */
final class PlainCopy {
    private final ByteBuf frame;
    private final BodyScan scan;
    private int next;
    private int from;
    private int to;

    PlainCopy(ByteBuf frame, BodyScan scan) {
        this.frame = frame;
        this.scan = scan;
    }

    /** For the decomposer. */
    byte[] octets() {
        int start = frame.readerIndex();
        byte[] copy = new byte[scan.end() - start];
        int length = scan.isForeign() ? copyAround(copy) : copy.length;
        if (!scan.isForeign()) {
            frame.getBytes(start, copy);
        }
        byte[] exact = length == copy.length ? copy : Arrays.copyOf(copy, length);
        // The decomposer logs where the length is not that of the array, and the parameters after it are not there.
        exact[0] = (byte) (length >>> 24);
        exact[1] = (byte) (length >>> 16);
        exact[2] = (byte) (length >>> 8);
        exact[3] = (byte) length;
        return exact;
    }

    private int copyAround(byte[] copy) {
        from = frame.readerIndex();
        to = 0;
        boolean blockDue = scan.blockStart() >= 0;
        for (int text = 0; text < scan.texts(); text++) {
            int start = scan.start(text);
            if (blockDue && start >= scan.blockEnd()) {
                cut(copy, scan.blockStart(), scan.blockEnd());
                copy[to++] = 0;
                blockDue = false;
            }
            boolean inBlock = start >= scan.blockStart() && start < scan.blockEnd();
            if (scan.isForeign(text) && !inBlock) {
                cut(copy, start, start + scan.length(text));
            }
        }
        if (blockDue) {
            cut(copy, scan.blockStart(), scan.blockEnd());
            copy[to++] = 0;
        }
        if (scan.isMessageForeign()) {
            cut(copy, scan.messageStart() - 1, scan.messageStart() + scan.messageLength());
            copy[to++] = 0;
        }
        cut(copy, scan.end(), scan.end());
        return to;
    }

    /** Copies up to a place and goes on after another. */
    private void cut(byte[] copy, int before, int after) {
        frame.getBytes(from, copy, to, before - from);
        to += before - from;
        from = after;
    }

    /** The next text of the wire, given what the bean says of it. */
    String text(String ofBean) {
        int text = next++;
        if (scan.isForeign(text)) {
            return scan.text(frame, text);
        }
        return ofBean == null ? "" : ofBean;
    }

    /** The next text, of which there is no bean. */
    String text() {
        return scan.text(frame, next++);
    }

    /** The destinations of a submit_multi, which are its next texts. */
    List<Destination> destinations() {
        int at = scan.blockStart();
        int count = frame.getUnsignedByte(at++);
        List<Destination> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean toAddress = frame.getByte(at) == BodyScan.SME_ADDRESS;
            all.add(toAddress ? new Destination.ToAddress(address(at + 1)) : new Destination.ToList(text()));
            at = afterText();
        }
        return all;
    }

    /** Those a submit_multi did not reach, which are the next texts of its response. */
    List<Unsuccessful> unsuccessful() {
        int at = scan.blockStart();
        int count = frame.getUnsignedByte(at++);
        List<Unsuccessful> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Address address = address(at);
            all.add(new Unsuccessful(address, frame.getInt(afterText())));
            at = afterText() + 4;
        }
        return all;
    }

    private Address address(int ton) {
        return new Address(frame.getUnsignedByte(ton), frame.getUnsignedByte(ton + 1), text());
    }

    private int afterText() {
        return scan.start(next - 1) + scan.length(next - 1) + 1;
    }

    byte[] message(byte[] ofBean) {
        if (!scan.isMessageForeign()) {
            return ofBean;
        }
        byte[] octets = new byte[scan.messageLength()];
        frame.getBytes(scan.messageStart(), octets);
        return octets;
    }

    /** An octet of the frame counted from the end of the mandatory parameters. */
    int octetBeforeEnd(int back) {
        return frame.getUnsignedByte(scan.end() - back);
    }
}
