package io.silkroam.billing.rating;

import java.util.Optional;

/**
 * Whose record it is.
 *
 * @param msisdn of the SIM when it was booked
 * @param iccid empty where the inventory does not know the IMSI
 */
public record Subscriber(long id, String imsi, Optional<String> msisdn, Optional<String> iccid) {

    /** By its IMSI alone. */
    public static Subscriber unknown(long id, String imsi) {
        return new Subscriber(id, imsi, Optional.empty(), Optional.empty());
    }

    public boolean isKnown() {
        return iccid.isPresent();
    }
}
