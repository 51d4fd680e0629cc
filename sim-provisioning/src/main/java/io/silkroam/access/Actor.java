package io.silkroam.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who asks.
 *
 * @param name of the token, for the audit log
 * @param holder the carrier whose SIMs are seen; there for {@link Role#CARRIER} and for no other
 */
public record Actor(String name, Role role, Optional<String> holder) {
    private static final Pattern HOLDER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");

    public Actor {
        requireHolder(role, holder);
    }

    /** Refuses what is no name of a carrier or shop, saying why; returns it otherwise. Case counts. */
    public static String requireHolderName(String name) {
        if (!HOLDER.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a holder is 1 to 64 letters, digits, blanks and any of . _ -, and begins with a letter or digit");
        }
        return name;
    }

    static void requireHolder(Role role, Optional<String> holder) {
        if (holder.isPresent() != (role == Role.CARRIER)) {
            throw new IllegalArgumentException(
                    role == Role.CARRIER ? "a carrier's token needs a holder" : "only a carrier's token has a holder");
        }
    }
}
