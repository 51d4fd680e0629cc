package io.silkroam.store;

import java.time.Duration;

/**
 * The bounds of the lanes.
 *
 * @param lanes how many; a command's key chooses one. One for H2, two for PostgreSQL on two cores
 * @param queueCapacity commands that may wait per lane; one more is not taken, and its caller answers at once
 * @param maxBatch commands decided and committed together
 * @param maxWait a command that waited longer is refused instead of served late
 * @param outageWait the same bound for a command that waits out a lost connection
 * @param lockWait how long a statement waits for a row another gateway holds; then the batch is tried again
 * @param statementTimeout a store silent for longer counts as lost
 * @param attempts how often a batch that met a conflict is tried before it is refused
 */
public record LaneSettings(
        int lanes,
        int queueCapacity,
        int maxBatch,
        Duration maxWait,
        Duration outageWait,
        Duration lockWait,
        Duration statementTimeout,
        int attempts) {

    public LaneSettings {
        require(lanes >= 1 && lanes <= 64, "lanes must be 1 to 64");
        require(queueCapacity >= 1, "queue capacity must be at least 1");
        require(maxBatch >= 1 && maxBatch <= 10_000, "batch must be 1 to 10000");
        require(maxWait.toMillis() >= 1, "wait must be at least 1 ms");
        require(outageWait.compareTo(maxWait) >= 0, "the wait in an outage must not be under the usual one");
        require(lockWait.toMillis() >= 1, "lock wait must be at least 1 ms");
        require(statementTimeout.compareTo(lockWait) > 0, "statement timeout must be over the lock wait");
        require(attempts >= 1, "attempts must be at least 1");
    }

    /** The defaults of the charging path for this many lanes. */
    public static LaneSettings of(int lanes) {
        return new LaneSettings(
                lanes,
                10_000,
                1_000,
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                5);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
