package io.silkroam.simulator.sims;

import java.util.Locale;

/**
 * What is ordered from the vendor.
 *
 * @param first the number with which ICCIDs and IMSIs begin
 * @param esim whether there is an activation code for each
 */
public record Order(String batch, int count, long first, boolean esim) {
    /** IMSIs have ten digits behind the operator's. */
    private static final long NUMBERS = 10_000_000_000L;

    private static final String OPERATOR = "20408";

    public Order {
        if (!batch.matches("[A-Za-z0-9._-]{1,40}")) {
            throw new IllegalArgumentException("'" + batch + "' is not a batch number: letters, digits, . _ -");
        }
        if (count < 1 || first < 0 || first + count > NUMBERS) {
            throw new IllegalArgumentException(
                    "%d cards from number %d on: at least one, and below %d".formatted(count, first, NUMBERS));
        }
    }

    public String iccid(int index) {
        return Iccids.of(first + index);
    }

    public String imsi(int index) {
        return String.format(Locale.ROOT, "%s%010d", OPERATOR, first + index);
    }
}
