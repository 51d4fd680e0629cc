package io.silkroam.gateway.admin;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.PhoneNumbers;

/** How a caller names a SIM: by what is printed on it, by what the network calls it, or by its number. */
public sealed interface SimRef {
    /** The card's own number. */
    record ByIccid(Iccid iccid) implements SimRef {}

    /** Any of its IMSIs. */
    record ByImsi(Imsi imsi) implements SimRef {}

    /** The number it has now. */
    record ByMsisdn(Msisdn msisdn) implements SimRef {}

    /**
     * Reads {@code iccid:DIGITS}, {@code imsi:DIGITS}, {@code msisdn:DIGITS}, or digits alone for a number.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static SimRef parse(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length == 1) {
            return new ByMsisdn(PhoneNumbers.parse(text));
        }
        return switch (parts[0]) {
            case "iccid" -> new ByIccid(Iccid.parse(parts[1]));
            case "imsi" -> new ByImsi(Imsi.parse(parts[1]));
            case "msisdn" -> new ByMsisdn(PhoneNumbers.parse(parts[1]));
            default ->
                throw new IllegalArgumentException(
                        "a subscriber is named by a number, iccid:DIGITS or imsi:DIGITS, not by '" + parts[0] + ":'");
        };
    }
}
