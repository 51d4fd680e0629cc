package io.silkroam.charging;

import io.silkroam.charging.request.Identity;
import io.silkroam.sim.SubscriberId;

/** Whose account something is about, as its sender knows them. */
sealed interface Subject {
    /** By a name that a network uses; it may be taken away and be somebody else's later. */
    record Named(Identity identity) implements Subject {
        @Override
        public String toString() {
            return identity.toString();
        }
    }

    /** By our own number, which stays. */
    record Numbered(SubscriberId id) implements Subject {
        @Override
        public String toString() {
            return "number " + id;
        }
    }
}
