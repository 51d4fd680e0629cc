package io.silkroam.sim.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** What an allowance or a price counts. */
public enum Unit {
    OCTETS,
    SECONDS,
    MESSAGES,
    /** Minor units of the plan's currency; pays for any other unit that has a price. */
    MONEY;

    private static final Map<String, Long> OCTET_SUFFIXES = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("B", 1L),
            Map.entry("kB", 1_000L),
            Map.entry("MB", 1_000_000L),
            Map.entry("GB", 1_000_000_000L),
            Map.entry("TB", 1_000_000_000_000L),
            Map.entry("KiB", 1L << 10),
            Map.entry("MiB", 1L << 20),
            Map.entry("GiB", 1L << 30),
            Map.entry("TiB", 1L << 40));

    /** Parses an amount of this unit; octets take kB, MB, GB (powers of 1000) and KiB, MiB, GiB (powers of 1024). */
    public long parse(String text) {
        String number = text.replaceAll("[A-Za-z ]+$", "");
        String suffix = text.substring(number.length()).strip();
        Long factor = this == OCTETS ? OCTET_SUFFIXES.get(suffix) : suffix.isEmpty() ? Long.valueOf(1) : null;
        if (factor == null || !number.matches("[0-9]{1,19}(\\.[0-9]{1,9})?")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an amount of " + name().toLowerCase(java.util.Locale.ROOT)
                            + (this == OCTETS ? " such as 500MB, 1GB or 1GiB" : ""));
        }
        try {
            return new BigDecimal(number)
                    .multiply(BigDecimal.valueOf(factor))
                    .setScale(0, RoundingMode.UNNECESSARY)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number of units, or too large", e);
        }
    }
}
