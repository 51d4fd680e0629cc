package io.silkroam.gateway.sms;

import io.silkroam.smpp.pdu.Tlv;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Optional parameters as one row of octets, as they stand on the wire, which is how messaging keeps them. */
final class Parameters {
    private static final int HEADER = 4;

    private Parameters() {}

    /** All but message_payload: that is the message. */
    static byte[] kept(List<Tlv> tlvs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Tlv tlv : tlvs) {
            if (tlv.tag() != Tags.MESSAGE_PAYLOAD) {
                int length = tlv.value().length;
                out.write(tlv.tag() >> 8);
                out.write(tlv.tag());
                out.write(length >> 8);
                out.write(length);
                out.writeBytes(tlv.value());
            }
        }
        return out.toByteArray();
    }

    /** What {@link #kept} kept. */
    static List<Tlv> read(byte[] octets) {
        List<Tlv> tlvs = new ArrayList<>();
        for (int at = 0; at < octets.length; ) {
            int tag = unsigned(octets, at);
            int length = unsigned(octets, at + 2);
            byte[] value = new byte[length];
            System.arraycopy(octets, at + HEADER, value, 0, length);
            tlvs.add(new Tlv(tag, value));
            at += HEADER + length;
        }
        return tlvs;
    }

    private static int unsigned(byte[] octets, int at) {
        return (octets[at] & 0xFF) << 8 | (octets[at + 1] & 0xFF);
    }
}
