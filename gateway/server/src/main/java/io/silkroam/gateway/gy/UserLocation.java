package io.silkroam.gateway.gy;

import io.silkroam.sim.Plmn;
import java.util.Optional;

/**
 * 3GPP-User-Location-Info, TS 29.061 §16.4.7.2: one octet of type, then a PLMN in the digits' own order (TS 24.008
 * §10.5.1.13) for every type that names one. Only the PLMN is read.
 */
final class UserLocation {
    private static final int FILLER = 0xF;
    private static final int OCTETS_NEEDED = 4;
    /** CGI, SAI, RAI, TAI, ECGI, both, eNodeB ids; the others carry no PLMN. */
    private static final boolean[] NAMES_PLMN = new boolean[256];

    static {
        for (int type : new int[] {0, 1, 2, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137}) {
            NAMES_PLMN[type] = true;
        }
    }

    private UserLocation() {}

    /** The network, or empty for one that is cut short, of another type, or not digits. */
    static Optional<Plmn> plmn(byte[] octets) {
        if (octets.length < OCTETS_NEEDED || !NAMES_PLMN[octets[0] & 0xFF]) {
            return Optional.empty();
        }
        int mcc1 = octets[1] & 0xF;
        int mcc2 = octets[1] >> 4 & 0xF;
        int mcc3 = octets[2] & 0xF;
        int mnc3 = octets[2] >> 4 & 0xF;
        int mnc1 = octets[3] & 0xF;
        int mnc2 = octets[3] >> 4 & 0xF;
        StringBuilder digits = new StringBuilder(6);
        for (int digit : new int[] {mcc1, mcc2, mcc3, mnc1, mnc2}) {
            if (digit > 9) {
                return Optional.empty();
            }
            digits.append(digit);
        }
        if (mnc3 <= 9) {
            digits.append(mnc3);
        } else if (mnc3 != FILLER) {
            return Optional.empty();
        }
        return Optional.of(new Plmn(digits.toString()));
    }
}
