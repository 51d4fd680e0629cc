package io.silkroam.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A token to be made.
 *
 * @param name 1 to 64 letters, digits and any of {@code . _ @ -}
 * @param holder the carrier whose SIMs it sees; for {@link Role#CARRIER} and no other
 * @param expiresAt never, where empty
 */
public record NewToken(String name, Role role, Optional<String> holder, Optional<Instant> expiresAt) {
    private static final String NAME = "[A-Za-z0-9._@-]{1,64}";

    public NewToken {
        requireName(name);
        Actor.requireHolder(role, holder);
        holder.ifPresent(Actor::requireHolderName);
    }

    /** Refuses what is no name, saying why; returns it otherwise. */
    public static String requireName(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("a token's name is 1 to 64 letters, digits and any of . _ @ -");
        }
        return name;
    }
}
