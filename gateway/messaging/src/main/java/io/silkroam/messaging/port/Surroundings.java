package io.silkroam.messaging.port;

import io.silkroam.store.Database;
import java.time.Clock;

/** What the engine is given. */
public record Surroundings(
        Database database,
        Clock clock,
        Routing routing,
        Payments payments,
        Carrier carrier,
        ReceiptKeys keys,
        MessagingObserver observer) {}
