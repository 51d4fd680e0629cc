package io.silkroam.simulator.gy;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a subscriber is, as gateways say it: 3GPP-SGSN-MCC-MNC, 3GPP-User-Location-Info, or both.
 *
 * @param networkCode MCC and MNC as 5 or 6 digits
 * @param userLocationInfo octets of TS 29.274 §8.21 in hexadecimal
 */
public record Location(Optional<String> networkCode, Optional<String> userLocationInfo) {
    private static final String TAI_AND_ECGI = "82";
    private static final String TRACKING_AREA = "a8b7";
    private static final String CELL = "006a9cd1";

    /** A cell of the network {@code mcc}-{@code mnc}, said both ways. */
    public static Location in(String mcc, String mnc) {
        if (!mcc.matches("\\d{3}") || !mnc.matches("\\d{2,3}")) {
            throw new IllegalArgumentException("Not a network: " + mcc + "-" + mnc);
        }
        String plmn = plmn(mcc, mnc);
        return new Location(Optional.of(mcc + mnc), Optional.of(TAI_AND_ECGI + plmn + TRACKING_AREA + plmn + CELL));
    }

    /** The same place said by its octets alone, as some gateways do. */
    public Location withoutNetworkCode() {
        return new Location(Optional.empty(), userLocationInfo);
    }

    /** TS 29.274 §8.21.1: digits swapped within each octet, a missing third MNC digit filled with F. */
    private static String plmn(String mcc, String mnc) {
        char third = mnc.length() == 3 ? mnc.charAt(2) : 'f';
        char[] digits = {mcc.charAt(1), mcc.charAt(0), third, mcc.charAt(2), mnc.charAt(1), mnc.charAt(0)};
        return new String(digits).toLowerCase(Locale.ROOT);
    }
}
