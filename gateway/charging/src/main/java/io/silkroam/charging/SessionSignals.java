package io.silkroam.charging;

import io.silkroam.charging.store.Reach;
import io.silkroam.charging.store.SessionSignal;
import io.silkroam.charging.store.SessionSignalStore;
import io.silkroam.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * What peers of open sessions have to be told, until they have done it. Any gateway that holds a connection to the peer
 * may claim a signal; one that is not obeyed becomes due again.
 */
public final class SessionSignals {
    private static final int AT_ONCE = 256;

    private final Database database;
    private final SessionSignalStore store;
    private final Clock clock;
    private final Duration again;

    /** @param again how long a peer has for its update or termination before it is told once more */
    public SessionSignals(Database database, Clock clock, Duration again) {
        this.database = database;
        this.store = new SessionSignalStore(database.dialect());
        this.clock = clock;
        this.again = again;
    }

    /** Takes what is due at sessions within reach; nobody else gets it before it is due again. */
    public List<SessionSignal> claim(Reach reach) {
        boolean anyDue = database.read("look for signals", c -> store.anyDue(c, reach, clock.instant()));
        if (!anyDue) {
            return List.of();
        }
        return database.transact("claim signals", c -> store.claimDue(c, reach, clock.instant(), again, AT_ONCE));
    }

    /** Ends a signal that was sent often enough; Validity-Time and the sweeper are what remains. */
    public void giveUp(SessionSignal signal) {
        database.transact("give a signal up", c -> store.giveUp(c, signal));
    }
}
