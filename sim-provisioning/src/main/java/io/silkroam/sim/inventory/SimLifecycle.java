package io.silkroam.sim.inventory;

import static io.silkroam.sim.inventory.SimState.ACTIVE;
import static io.silkroam.sim.inventory.SimState.ALLOCATED;
import static io.silkroam.sim.inventory.SimState.EXPIRED;
import static io.silkroam.sim.inventory.SimState.IMPORTED;
import static io.silkroam.sim.inventory.SimState.LOST;
import static io.silkroam.sim.inventory.SimState.QUARANTINED;
import static io.silkroam.sim.inventory.SimState.RETIRED;
import static io.silkroam.sim.inventory.SimState.SOLD;
import static io.silkroam.sim.inventory.SimState.STOCKED;
import static io.silkroam.sim.inventory.SimState.SUSPENDED;
import static io.silkroam.sim.inventory.SimState.SWAPPED;

import java.util.EnumSet;
import java.util.Set;

/** The table of legal transitions: each action ends in one state and is possible from some. No effects. */
public final class SimLifecycle {

    private SimLifecycle() {}

    /**
     * The state after this action. Repeating what is already so leaves it as it is.
     *
     * @throws IllegalTransitionException if the action is not possible from this state
     */
    public static SimState next(SimState state, SimAction action) {
        if (isAlreadySo(state, action) || from(action).contains(state)) {
            return to(action);
        }
        throw new IllegalTransitionException(state, action, legal(state));
    }

    /**
     * Whether there is nothing left to do. Allocating what is allocated is not: it may go to another holder, which is
     * for the caller to see.
     */
    public static boolean isAlreadySo(SimState state, SimAction action) {
        return state == to(action) && !from(action).contains(state);
    }

    /** The actions that change something in this state. */
    public static Set<SimAction> legal(SimState state) {
        EnumSet<SimAction> legal = EnumSet.noneOf(SimAction.class);
        for (SimAction action : SimAction.values()) {
            if (from(action).contains(state)) {
                legal.add(action);
            }
        }
        return legal;
    }

    private static SimState to(SimAction action) {
        return switch (action) {
            case STOCK -> STOCKED;
            case ALLOCATE -> ALLOCATED;
            case SELL -> SOLD;
            case ACTIVATE, RESUME -> ACTIVE;
            case SUSPEND -> SUSPENDED;
            case LOST -> LOST;
            case EXPIRE -> EXPIRED;
            case QUARANTINE -> QUARANTINED;
            case RETIRE -> RETIRED;
            case SWAP -> SWAPPED;
        };
    }

    private static Set<SimState> from(SimAction action) {
        return switch (action) {
            // A holder may send back what it did not sell.
            case STOCK -> EnumSet.of(IMPORTED, ALLOCATED);
            case ALLOCATE -> EnumSet.of(IMPORTED, STOCKED, ALLOCATED);
            case SELL -> EnumSet.of(STOCKED, ALLOCATED);
            case ACTIVATE -> EnumSet.of(IMPORTED, STOCKED, ALLOCATED, SOLD);
            case SUSPEND -> EnumSet.of(ACTIVE);
            // A lost one may be found again.
            case RESUME -> EnumSet.of(SUSPENDED, LOST);
            case LOST -> EnumSet.of(SOLD, ACTIVE, SUSPENDED);
            case EXPIRE -> EnumSet.of(ACTIVE, SUSPENDED, LOST);
            case QUARANTINE -> EnumSet.of(EXPIRED);
            case RETIRE -> EnumSet.complementOf(EnumSet.of(RETIRED, SWAPPED));
            case SWAP -> EnumSet.of(ACTIVE, SUSPENDED, LOST);
        };
    }
}
