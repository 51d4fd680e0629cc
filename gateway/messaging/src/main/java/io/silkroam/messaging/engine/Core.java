package io.silkroam.messaging.engine;

import io.silkroam.messaging.port.MessagingSettings;
import io.silkroam.messaging.port.Surroundings;
import io.silkroam.messaging.store.ByKey;
import io.silkroam.messaging.store.CauseStore;
import io.silkroam.messaging.store.DeadStore;
import io.silkroam.messaging.store.DoneStore;
import io.silkroam.messaging.store.DueStore;
import io.silkroam.messaging.store.MessageStore;
import io.silkroam.messaging.store.OrderStore;
import io.silkroam.messaging.store.ParkedStore;
import io.silkroam.messaging.store.RunStore;
import io.silkroam.messaging.store.SmscIdStore;
import io.silkroam.messaging.store.TrafficStore;
import io.silkroam.store.Dialect;
import io.silkroam.time.Driver;

/** What all of the engine shares. */
record Core(
        MessagingSettings settings,
        Surroundings around,
        ByKey database,
        Stores stores,
        Parties parties,
        Lease lease,
        Backlog backlog,
        Driver driver) {

    /** The tables. */
    record Stores(
            MessageStore messages,
            DoneStore done,
            DueStore dues,
            OrderStore order,
            SmscIdStore ids,
            ParkedStore parked,
            DeadStore dead,
            CauseStore causes,
            TrafficStore traffic,
            RunStore runs) {
        static Stores of(Dialect dialect) {
            return new Stores(
                    new MessageStore(dialect),
                    new DoneStore(),
                    new DueStore(dialect),
                    new OrderStore(dialect),
                    new SmscIdStore(dialect),
                    new ParkedStore(),
                    new DeadStore(),
                    new CauseStore(),
                    new TrafficStore(dialect),
                    new RunStore());
        }
    }

    long now() {
        return around.clock().millis();
    }
}
