package io.silkroam.simulator.pgw;

import io.silkroam.simulator.gy.Usage;
import java.util.Optional;

/** How a transfer went: what passed, and what stopped the rest if it did not pass whole. */
public record Passage(Usage passed, Optional<Stop> stoppedBy) {}
