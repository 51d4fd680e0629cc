package io.silkroam.messaging.port;

import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.Party;
import java.util.function.Consumer;

/** Hands deliveries to links, accounts and services; messaging is given one. */
public interface Carrier {

    /** How many more deliveries this party can be handed now; 0 while it is away, paused or its window is full. */
    int room(Party party);

    /** Tries once. The result comes exactly once, from any thread, within the party's time-out. */
    void carry(Delivery delivery, Consumer<CarryResult> result);
}
