package io.silkroam.sim.keys;

/** A sealed value does not open: its octets, its row or the id of its key were altered. It carries nothing of it. */
public final class BrokenSealException extends RuntimeException {
    BrokenSealException(String whose, String kekId) {
        super("what is stored as %s does not open under %s: it was altered, or belongs to another row; restore the row"
                        .formatted(whose, kekId)
                + " from a backup, or store the key anew");
    }
}
