package io.silkroam.simulator.visit;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities as people write them on a command line. */
public final class Quantities {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\s*([A-Za-z]*)");
    private static final Map<String, Long> OCTETS = Map.of(
            "",
            1L,
            "kB",
            1_000L,
            "MB",
            1_000_000L,
            "GB",
            1_000_000_000L,
            "KiB",
            1L << 10,
            "MiB",
            1L << 20,
            "GiB",
            1L << 30);
    private static final Map<String, Duration> TIMES = Map.of(
            "ms",
            Duration.ofMillis(1),
            "s",
            Duration.ofSeconds(1),
            "m",
            Duration.ofMinutes(1),
            "h",
            Duration.ofHours(1));

    private Quantities() {}

    /** {@code 50MB} is 50,000,000 octets and {@code 50MiB} 52,428,800. */
    public static long octets(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !OCTETS.containsKey(form.group(2))) {
            throw new IllegalArgumentException("'" + text + "' is not an amount of octets such as 50MB or 1GiB");
        }
        return multiplied(text, Long.parseLong(form.group(1)), OCTETS.get(form.group(2)));
    }

    /** {@code 30s}, {@code 5m}. */
    public static Duration time(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !TIMES.containsKey(form.group(2))) {
            throw new IllegalArgumentException("'" + text + "' is not a time such as 500ms, 30s, 5m or 1h");
        }
        long millis = TIMES.get(form.group(2)).toMillis();
        return Duration.ofMillis(multiplied(text, Long.parseLong(form.group(1)), millis));
    }

    private static long multiplied(String text, long number, long unit) {
        if (number > Long.MAX_VALUE / 4 / unit) {
            throw new IllegalArgumentException("'" + text + "' is more than can be counted");
        }
        return number * unit;
    }
}
