package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.Tlv;
import java.util.List;

/** interface_version, SMPP 3.4 §5.2.4 and §5.3.2.25: what two sides agree on, whatever octet either sends. */
final class InterfaceVersions {
    static final int V33 = 0x33;
    static final int V34 = 0x34;
    static final int V50 = 0x50;
    private static final int SC_INTERFACE_VERSION = 0x0210;

    private InterfaceVersions() {}

    /** The greatest we both know: 0x00 to 0x33 is 3.3, up to 0x4F is 3.4, the rest is 5.0. */
    static int agree(int ofPeer, int ours) {
        int known = ofPeer <= V33 ? V33 : ofPeer < V50 ? V34 : V50;
        return Math.min(known, ours);
    }

    /** For the bind_resp; a peer of 3.3 would not know it. */
    static List<Tlv> parameter(int agreed) {
        return agreed < V34 ? List.of() : List.of(new Tlv(SC_INTERFACE_VERSION, new byte[] {(byte) agreed}));
    }

    /** Deviation: an SMSC that says nothing is taken to know what we asked for, as many forget the parameter. */
    static int agreed(List<Tlv> ofBindResponse, int asked) {
        for (Tlv tlv : ofBindResponse) {
            if (tlv.tag() == SC_INTERFACE_VERSION && tlv.value().length == 1) {
                return agree(tlv.value()[0] & 0xFF, agree(asked, V50));
            }
        }
        return agree(asked, V50);
    }
}
