package io.silkroam.smpp.codec;

import io.netty.buffer.ByteBuf;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Tlv;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads optional parameters, SMPP 3.4 §3.2.4.1: unsigned lengths, unknown tags and repetitions kept, all in their
 * order. One NUL after the last parameter, which peers are known to send, is overlooked. Used over and over by one
 * thread.
 */
final class TlvReader {
    private static final int TAG_AND_LENGTH = 4;

    private final int most;
    private List<Tlv> tlvs = List.of();
    private int status;
    private String reason = "";

    TlvReader(int most) {
        this.most = most;
    }

    /** Reads from an index to the end; whether all is well. What was read before a fault stays. */
    boolean read(ByteBuf in, int from, boolean judgeLengths) {
        int at = from;
        int end = in.writerIndex();
        status = CommandStatus.ESME_ROK;
        reason = "";
        tlvs = List.of();
        if (end - at < TAG_AND_LENGTH) {
            return end == at || isStrayNul(in, at, end) || fail("octets after the last parameter");
        }
        List<Tlv> found = new ArrayList<>(4);
        tlvs = found;
        while (at < end && !isStrayNul(in, at, end)) {
            if (end - at < TAG_AND_LENGTH) {
                return fail("octets after the last parameter");
            }
            int tag = in.getUnsignedShort(at);
            int length = in.getUnsignedShort(at + 2);
            if (end - at - TAG_AND_LENGTH < length) {
                return fail("a parameter beyond the end");
            }
            if (found.size() == most) {
                return fail("too many parameters");
            }
            byte[] value = new byte[length];
            in.getBytes(at + TAG_AND_LENGTH, value);
            found.add(new Tlv(tag, value));
            if (judgeLengths && !TlvLengths.allow(tag, length)) {
                status = CommandStatus.ESME_RINVPARLEN;
                reason = "a parameter of a wrong length";
                return false;
            }
            at += TAG_AND_LENGTH + length;
        }
        return true;
    }

    private static boolean isStrayNul(ByteBuf in, int at, int end) {
        return end - at == 1 && in.getByte(at) == 0;
    }

    private boolean fail(String why) {
        status = CommandStatus.ESME_RINVOPTPARSTREAM;
        reason = why;
        return false;
    }

    List<Tlv> tlvs() {
        return tlvs;
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }
}
