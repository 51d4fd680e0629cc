package io.silkroam.sim.inventory;

import io.silkroam.sim.Iccid;

/** A SIM was changed by somebody else since it was read; nothing was written. */
public final class VersionMovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VersionMovedException(Iccid iccid, long expected) {
        super("SIM %s is not at version %d any more".formatted(iccid, expected));
    }
}
