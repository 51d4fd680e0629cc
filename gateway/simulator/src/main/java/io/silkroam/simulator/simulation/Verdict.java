package io.silkroam.simulator.simulation;

import java.util.Optional;

/**
 * What came of one seed.
 *
 * @param trace fingerprint of all that happened
 * @param violation the promise that was not kept, if one was not
 */
public record Verdict(long seed, World world, long trace, Tally tally, Optional<Throwable> violation) {}
