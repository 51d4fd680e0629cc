package io.silkroam.sim.inventory;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** An action that is not possible in the state the SIM is in. */
public final class IllegalTransitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SimState state;
    private final SimAction action;
    private final EnumSet<SimAction> legal;

    IllegalTransitionException(SimState state, SimAction action, Set<SimAction> legal) {
        super("'%s' is not possible for a SIM that is %s; possible: %s".formatted(word(action), state, words(legal)));
        this.state = state;
        this.action = action;
        this.legal = EnumSet.noneOf(SimAction.class);
        this.legal.addAll(legal);
    }

    private static String words(Set<SimAction> actions) {
        return actions.isEmpty()
                ? "nothing"
                : actions.stream().map(IllegalTransitionException::word).collect(Collectors.joining(", "));
    }

    private static String word(SimAction action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    public SimState state() {
        return state;
    }

    public SimAction action() {
        return action;
    }

    /** What is possible instead. */
    public Set<SimAction> legal() {
        return EnumSet.copyOf(legal);
    }
}
