package io.silkroam.access;

import java.util.Optional;

/**
 * Who asks.
 *
 * @param name of the token, for the audit log
 * @param holder the carrier whose SIMs are seen; there for {@link Role#CARRIER} and for no other
 */
public record Actor(String name, Role role, Optional<String> holder) {
    public Actor {
        requireHolder(role, holder);
    }

    static void requireHolder(Role role, Optional<String> holder) {
        if (holder.isPresent() != (role == Role.CARRIER)) {
            throw new IllegalArgumentException(
                    role == Role.CARRIER ? "a carrier's token needs a holder" : "only a carrier's token has a holder");
        }
    }
}
