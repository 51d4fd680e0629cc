package io.silkroam.smpp.codec;

import io.silkroam.smpp.pdu.Tlv;
import java.util.List;

/** Which optional parameters a peer gets, SMPP 3.4 §1.3.1: one of 3.3 none, save the text that has no other place. */
final class Tlvs {
    private static final int MESSAGE_PAYLOAD = 0x0424;

    private Tlvs() {}

    static List<Tlv> forPeer(List<Tlv> tlvs, boolean knowsThem) {
        if (knowsThem || tlvs.isEmpty()) {
            return tlvs;
        }
        return tlvs.stream().filter(tlv -> tlv.tag() == MESSAGE_PAYLOAD).toList();
    }
}
