package io.silkroam.gateway.sms;

import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.Delivery;
import java.util.function.Consumer;

/** A service of our own that subscribers write to. */
public interface ServiceDesk {
    /** How many more messages it takes now. */
    int room();

    /**
     * Takes a message. The result comes once, from any thread; whoever wrote it is answered, if at all, by a
     * message.
     */
    void received(Delivery delivery, Consumer<CarryResult> result);
}
