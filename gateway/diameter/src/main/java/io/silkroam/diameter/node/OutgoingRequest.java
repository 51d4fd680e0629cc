package io.silkroam.diameter.node;

import io.silkroam.diameter.codec.MessageWriter;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A request to send. The node adds Session-Id, Origin-Host, Origin-Realm, Destination-Realm and Destination-Host in
 * front; {@code avps} writes the rest, on the sender's thread.
 */
public record OutgoingRequest(
        int commandCode,
        int applicationId,
        boolean proxiable,
        Optional<String> sessionId,
        Optional<String> destinationHost,
        String destinationRealm,
        Consumer<MessageWriter> avps) {}
