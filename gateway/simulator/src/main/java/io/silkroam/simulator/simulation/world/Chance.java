package io.silkroam.simulator.simulation.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** All randomness of a simulated world; the same seed draws the same on every machine. */
public final class Chance {
    private static final int MILLE = 1_000;

    private final SplittableRandom random;

    public Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** So many times in a thousand. */
    public boolean perMille(int share) {
        return share > 0 && random.nextInt(MILLE) < share;
    }

    /** From 0 to {@code bound}, that one excluded. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both included. */
    public long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    /** Both included, to the millisecond. */
    public Duration between(Duration least, Duration most) {
        return Duration.ofMillis(between(least.toMillis(), most.toMillis()));
    }

    public <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
