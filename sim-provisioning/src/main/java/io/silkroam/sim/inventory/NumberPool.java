package io.silkroam.sim.inventory;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Numbers that are given out together.
 *
 * @param quarantine how long a number rests before it is given to somebody else
 */
public record NumberPool(String name, Duration quarantine) {
    /** How long a number rests that is in no pool. */
    public static final Duration DEFAULT_QUARANTINE = Duration.ofDays(90);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Duration LONGEST = Duration.ofDays(3_650);

    public NumberPool {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a name of a number pool: lower-case letters, digits and dashes, at most 40");
        }
        if (quarantine.isNegative() || quarantine.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "numbers rest 0 to %d days, not %d".formatted(LONGEST.toDays(), quarantine.toDays()));
        }
    }
}
