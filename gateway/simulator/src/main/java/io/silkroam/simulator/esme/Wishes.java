package io.silkroam.simulator.esme;

/**
 * What an ESME wants beside the text.
 *
 * @param registeredDelivery SMPP 3.4 §5.2.17
 * @param scheduleDeliveryTime empty, or 16 characters
 * @param validityPeriod empty, or 16 characters
 */
public record Wishes(int registeredDelivery, String scheduleDeliveryTime, String validityPeriod) {
    /** A receipt in any case. */
    public static Wishes receipt() {
        return new Wishes(1, "", "");
    }

    public static Wishes nothing() {
        return new Wishes(0, "", "");
    }
}
