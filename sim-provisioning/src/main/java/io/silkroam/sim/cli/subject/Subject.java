package io.silkroam.sim.cli.subject;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A SIM by what the user knows of it, and the number it is to get where one is given. {@code kind} is the API's word.
 */
public record Subject(String kind, String digits, Optional<Msisdn> number) {
    static final String ICCID = "iccid";
    static final String IMSI = "imsi";
    static final String MSISDN = "msisdn";

    public static Subject of(Iccid iccid) {
        return new Subject(ICCID, iccid.digits(), Optional.empty());
    }

    public static Subject of(Imsi imsi) {
        return new Subject(IMSI, imsi.digits(), Optional.empty());
    }

    public static Subject of(Msisdn msisdn) {
        return new Subject(MSISDN, msisdn.digits(), Optional.empty());
    }

    public Subject withNumber(Optional<Msisdn> given) {
        return new Subject(kind, digits, given);
    }

    public boolean isIccid() {
        return kind.equals(ICCID);
    }

    /** What stands for it in a batch. */
    public Map<String, Object> item() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put(kind, digits);
        number.ifPresent(n -> item.put(MSISDN, n.digits()));
        return item;
    }

    /** What stands for it in a path: a number as it is, anything else with its kind. */
    public String reference() {
        return kind.equals(MSISDN) ? digits : kind + ":" + digits;
    }

    /** In words. */
    public String words() {
        return switch (kind) {
            case MSISDN -> "number " + digits;
            case IMSI -> "IMSI " + digits;
            default -> "ICCID " + digits;
        };
    }

    /** Not which one: this may end in a log. */
    @Override
    public String toString() {
        return "a SIM by its " + kind;
    }
}
