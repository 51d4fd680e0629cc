package io.silkroam.diameter.edge;

/** Hears every hit, watched or enforced; called on event loops. */
@FunctionalInterface
public interface EdgeListener {
    /** A partner broke a rule. */
    void hit(Partner partner, EdgeHit hit);
}
