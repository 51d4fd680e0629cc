package io.silkroam.simulator.simulation.world;

import java.time.Duration;

/**
 * How often what goes wrong in a world, in thousandths of the occasions for it. Drawn for each seed: most faults are
 * away in most worlds, so that one is also met without the others, which may hide it.
 *
 * @param network of each message between a partner and a gateway
 * @param store of each call to the database
 * @param events what befalls whole machines
 */
public record Faults(Network network, Store store, Events events) {

    /**
     * Faults of messages.
     *
     * @param lost it never comes
     * @param repeated it comes once more, later
     * @param slowest the longest delay; messages overtake each other by it
     */
    public record Network(int lost, int repeated, Duration slowest) {}

    /**
     * Faults of calls to the database.
     *
     * @param lostBefore the connection goes before the call is done
     * @param lostAfter the connection goes when a commit was done, before the answer came
     * @param conflict two transactions meet
     * @param refused the statement fails
     * @param sync a commit may not be on disk; the process has to end
     * @param opening there is no connection to be had
     * @param shut none to keep is to be had for up to 3 s by the process that just lost one, whose others go on
     * @param slow the call takes long, up to {@code slowest}
     * @param interleaved somebody else comes in between
     * @param crash the process dies in the call
     */
    public record Store(
            int lostBefore,
            int lostAfter,
            int conflict,
            int refused,
            int sync,
            int opening,
            int shut,
            int slow,
            Duration slowest,
            int interleaved,
            int crash) {}

    /**
     * What happens to machines: mean pauses between two such events, unless it is said. {@link Duration#ZERO} is never.
     *
     * @param kill a gateway is killed and started again
     * @param partition a partner and a gateway do not hear each other for a while
     * @param outage the database is away for a while
     * @param clockJump a gateway's wall clock jumps
     * @param partnerRestart a partner forgets what it was doing
     * @param leap when all wall clocks leap forward by hours or days, once; what is forgotten by age is old at once
     */
    public record Events(
            Duration kill,
            Duration partition,
            Duration outage,
            Duration clockJump,
            Duration partnerRestart,
            Duration leap) {}

    private static final Duration NEVER = Duration.ZERO;
    private static final long EARLIEST_LEAP = 5;
    private static final long LATEST_LEAP = 60;

    /** The table of this seed. */
    public static Faults draw(Chance chance) {
        Network network = new Network(
                some(chance, 200), some(chance, 200), Duration.ofMillis(chance.oneOf(java.util.List.of(5, 50, 3000))));
        Store store = new Store(
                some(chance, 15),
                some(chance, 60),
                some(chance, 30),
                some(chance, 15),
                rare(chance, 20),
                some(chance, 300),
                some(chance, 500),
                some(chance, 60),
                chance.between(Duration.ofMillis(20), Duration.ofSeconds(4)),
                some(chance, 150),
                some(chance, 10));
        Events events = new Events(
                mean(chance, 20),
                mean(chance, 20),
                mean(chance, 60),
                mean(chance, 30),
                mean(chance, 60),
                chance.below(2) == 0 ? NEVER : Duration.ofSeconds(chance.between(EARLIEST_LEAP, LATEST_LEAP)));
        return new Faults(network, store, events);
    }

    /** A world in which nothing goes wrong. */
    public static Faults none() {
        return new Faults(
                new Network(0, 0, Duration.ofMillis(5)),
                new Store(0, 0, 0, 0, 0, 0, 0, 0, NEVER, 0, 0),
                new Events(NEVER, NEVER, NEVER, NEVER, NEVER, NEVER));
    }

    private static int some(Chance chance, int most) {
        return chance.below(2) == 0 ? 0 : 1 + chance.below(most);
    }

    private static int rare(Chance chance, int most) {
        return chance.below(5) == 0 ? 1 + chance.below(most) : 0;
    }

    private static Duration mean(Chance chance, int leastSeconds) {
        return chance.below(2) == 0 ? NEVER : Duration.ofSeconds(chance.between(leastSeconds, 10L * leastSeconds));
    }
}
