package io.silkroam.cli.print;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as people read them. Octets in powers of 1000, rounded down: nobody is shown more than there is. */
public final class Quantity {
    private static final String[] OCTETS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    private static final int STEP = 1000;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private Quantity() {}

    /** An amount of a unit of the API: octets, seconds, messages, or another that is then written behind it. */
    public static String of(String unit, long amount) {
        return switch (unit) {
            case "octets" -> octets(amount);
            case "seconds" -> seconds(amount);
            case "" -> String.valueOf(amount);
            default -> amount + " " + unit;
        };
    }

    /** {@code 999.0 MB}, {@code 17 B}. */
    public static String octets(long octets) {
        if (octets > -STEP && octets < STEP) {
            return octets + " " + OCTETS[0];
        }
        BigDecimal amount = BigDecimal.valueOf(octets);
        int unit = 0;
        while (amount.abs().compareTo(BigDecimal.valueOf(STEP)) >= 0) {
            amount = amount.movePointLeft(3);
            unit++;
        }
        return amount.setScale(1, RoundingMode.DOWN) + " " + OCTETS[unit];
    }

    private static String seconds(long seconds) {
        return seconds < HOUR
                ? "%d:%02d min".formatted(seconds / MINUTE, seconds % MINUTE)
                : "%d:%02d h".formatted(seconds / HOUR, seconds % HOUR / MINUTE);
    }
}
