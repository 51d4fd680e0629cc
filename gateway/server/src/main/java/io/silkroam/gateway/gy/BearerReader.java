package io.silkroam.gateway.gy;

import io.silkroam.billing.Bearer;
import io.silkroam.diameter.codec.AvpCursor;
import io.silkroam.diameter.dictionary.Avps;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a request says of the bearer: Called-Station-Id, and of TS 29.061 §16.4.7.2 3GPP-Charging-Id and 3GPP-RAT-Type.
 * Nobody is charged by it, so a value that is not of its standard's form is as if it were not there.
 */
final class BearerReader {
    private static final int CHARGING_ID_OCTETS = 4;
    private static final int LONGEST_APN = 100;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    /** TS 29.274 §8.17, and from 101 on TS 29.061 §16.4.7.2. */
    private static final String[] RAT_NAMES = new String[256];

    static {
        String[] names = {
            "UTRAN", "GERAN", "WLAN", "GAN", "HSPA_EVOLUTION", "EUTRAN", "VIRTUAL", "EUTRAN_NB_IOT", "LTE_M", "NR"
        };
        for (int value = 0; value < RAT_NAMES.length; value++) {
            RAT_NAMES[value] = 0 < value && value <= names.length ? names[value - 1] : Integer.toString(value);
        }
        RAT_NAMES[101] = "IEEE_802_16E";
        RAT_NAMES[102] = "EHRPD";
        RAT_NAMES[103] = "HRPD";
        RAT_NAMES[104] = "CDMA2000_1X";
    }

    private Optional<String> apn = Optional.empty();
    private Optional<String> ratType = Optional.empty();
    private Optional<String> chargingId = Optional.empty();

    /** Takes an AVP of the command itself or of its PS-Information, if it is one of those. */
    void take(AvpCursor avp) {
        if (avp.is(Avps.CALLED_STATION_ID)) {
            apn = Optional.of(avp.utf8()).filter(BearerReader::isApn);
        } else if (avp.is(Avps.TGPP_RAT_TYPE)) {
            byte[] value = avp.octets();
            ratType = value.length == 1 ? Optional.of(RAT_NAMES[value[0] & 0xFF]) : Optional.empty();
        } else if (avp.is(Avps.TGPP_CHARGING_ID)) {
            byte[] value = avp.octets();
            chargingId = value.length == CHARGING_ID_OCTETS ? Optional.of(HEX.formatHex(value)) : Optional.empty();
        }
    }

    Bearer bearer() {
        return apn.isEmpty() && ratType.isEmpty() && chargingId.isEmpty()
                ? Bearer.UNKNOWN
                : new Bearer(apn, ratType, chargingId, OptionalLong.empty(), OptionalLong.empty());
    }

    /** TS 23.003 §9.1: labels of letters, digits and dashes; at most 100 octets. Some operators use underscores. */
    private static boolean isApn(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return length > 0 && length <= LONGEST_APN;
    }
}
