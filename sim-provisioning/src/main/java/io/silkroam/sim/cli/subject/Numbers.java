package io.silkroam.sim.cli.subject;

import io.silkroam.sim.Msisdn;

/**
 * Telephone numbers as people type them: blanks, brackets, hyphens and dots are dropped, 00 is a plus sign. Whether a
 * country has such a number the gateway decides.
 */
public final class Numbers {
    private Numbers() {}

    public static Msisdn parse(String text) {
        String plain = text.replaceAll("[\\s().-]", "").replaceFirst("^00", "+");
        try {
            return Msisdn.parse(plain);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an international telephone number, such as 31612345678", e);
        }
    }
}
