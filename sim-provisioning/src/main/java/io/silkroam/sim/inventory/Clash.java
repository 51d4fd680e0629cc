package io.silkroam.sim.inventory;

import io.silkroam.sim.Iccid;

/**
 * What a new SIM shares with one that is in the inventory already.
 *
 * @param digits of the ICCID, IMSI, MSISDN or EID that is taken
 * @param iccid the SIM that has it
 * @param batch the batch that SIM came with
 */
public record Clash(Kind kind, String digits, Iccid iccid, String batch) {

    /** What is taken. */
    public enum Kind {
        ICCID,
        IMSI,
        MSISDN,
        EID
    }

    /** Without the digits: the SIM that has them is named instead. */
    @Override
    public String toString() {
        return kind == Kind.ICCID
                ? "ICCID %s is in the inventory already, by batch %s".formatted(iccid, batch)
                : "%s is that of SIM %s of batch %s already".formatted(kind, iccid, batch);
    }
}
