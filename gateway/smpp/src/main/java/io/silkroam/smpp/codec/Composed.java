package io.silkroam.smpp.codec;

import io.netty.buffer.ByteBuf;
import io.silkroam.smpp.pdu.Tlv;
import java.util.List;

/** A PDU ready to be written; its sequence_number comes last, and may come again. Immutable. */
public final class Composed {
    private static final int SEQUENCE = 12;

    private final byte[] octets;
    private final List<Tlv> tlvs;
    private final int length;

    Composed(byte[] octets, List<Tlv> tlvs) {
        this.octets = octets;
        this.tlvs = tlvs;
        int sum = octets.length;
        for (Tlv tlv : tlvs) {
            sum += 4 + tlv.value().length;
        }
        this.length = sum;
    }

    /** command_length. */
    public int length() {
        return length;
    }

    /** Appends it with that sequence_number. */
    public void writeTo(ByteBuf out, int sequence) {
        int start = out.writerIndex();
        out.writeBytes(octets);
        for (Tlv tlv : tlvs) {
            out.writeShort(tlv.tag()).writeShort(tlv.value().length).writeBytes(tlv.value());
        }
        out.setInt(start, length);
        out.setInt(start + SEQUENCE, sequence);
    }
}
