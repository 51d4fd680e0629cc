package io.silkroam.diameter.peer;

import java.time.Duration;

/** How long each waiting state of the peer state machine may last. */
public record PeerTimers(Duration connect, Duration capabilities, Duration disconnect) {
    /** Five seconds to connect, five for the CEA, three for the DPA. */
    public static PeerTimers standard() {
        return new PeerTimers(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(3));
    }

    public PeerTimers {
        requirePositive(connect, "connect");
        requirePositive(capabilities, "capabilities");
        requirePositive(disconnect, "disconnect");
    }

    private static void requirePositive(Duration span, String name) {
        if (span.isNegative() || span.isZero()) {
            throw new IllegalArgumentException(name + " time-out must be positive: " + span);
        }
    }
}
