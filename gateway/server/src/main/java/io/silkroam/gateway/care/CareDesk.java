package io.silkroam.gateway.care;

import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.Delivery;
import java.util.function.Consumer;

/** Answers what subscribers ask by SMS. */
public interface CareDesk {

    /** How many more questions can be taken now. */
    int room();

    /**
     * Takes a message to {@code Party.service("care")}. The result comes once the answer is on disk, so that a question
     * whose answer was lost with a gateway comes again and is answered then, once.
     */
    void received(Delivery delivery, Consumer<CarryResult> result);
}
