package io.silkroam.simulator.simulation;

/**
 * How much was simulated.
 *
 * @param requests requests and messages, each counted once
 * @param repeats answers that came once more and were the same, and messages repeated with their mark
 * @param disasters kills, cuts, outages, jumps
 * @param nanos of simulated time
 */
public record Tally(long requests, long repeats, long commits, long disasters, long events, long nanos) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                requests + other.requests,
                repeats + other.repeats,
                commits + other.commits,
                disasters + other.disasters,
                events + other.events,
                nanos + other.nanos);
    }
}
