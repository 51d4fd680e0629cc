package io.silkroam.gateway.admin;

import static io.silkroam.access.Role.ADMIN;
import static io.silkroam.access.Role.CARRIER;
import static io.silkroam.access.Role.SUPPORT;

import io.silkroam.access.Actor;
import io.silkroam.access.Role;
import io.silkroam.sim.inventory.SimAction;
import java.util.Locale;
import java.util.Set;

/** Which role may do what to a SIM and its plans. Which SIMs it may do it to is {@link Sight}'s. */
public final class Permissions {
    /** Who may sell plans. */
    public static final Set<Role> SELL_PLANS = Set.of(ADMIN, CARRIER, SUPPORT);

    /** Who may give time or money back: extend plans, and refund them. */
    public static final Set<Role> GIVE_BACK = Set.of(ADMIN, SUPPORT);

    private Permissions() {}

    /** The roles that may take this step. */
    public static Set<Role> of(SimAction action) {
        return switch (action) {
            case STOCK, ALLOCATE, EXPIRE, QUARANTINE, RETIRE -> Set.of(ADMIN);
            case SELL, ACTIVATE -> Set.of(ADMIN, CARRIER);
            case SUSPEND, RESUME, LOST, SWAP -> Set.of(ADMIN, CARRIER, SUPPORT);
        };
    }

    static void require(Actor actor, SimAction action) {
        if (!of(action).contains(actor.role())) {
            throw new RefusedException(
                    Refusal.FORBIDDEN,
                    "the role " + word(actor.role()) + " may not " + word(action) + " a SIM",
                    "ask somebody with the role admin");
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
