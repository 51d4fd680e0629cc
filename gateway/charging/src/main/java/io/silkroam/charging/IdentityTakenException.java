package io.silkroam.charging;

import io.silkroam.charging.request.Identity;
import java.util.Set;

/** An identity that was to be given to a subscriber belongs to somebody already. The transaction must not commit. */
public final class IdentityTakenException extends RuntimeException {
    private final transient Set<Identity> taken;

    IdentityTakenException(Set<Identity> taken) {
        super("belongs to somebody already: " + taken);
        this.taken = Set.copyOf(taken);
    }

    public Set<Identity> taken() {
        return taken;
    }
}
