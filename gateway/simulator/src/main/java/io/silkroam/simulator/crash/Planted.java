package io.silkroam.simulator.crash;

import io.silkroam.simulator.crash.verdict.Fault;
import io.silkroam.simulator.crash.verdict.Finding;
import java.util.List;

/**
 * A fault that was made on purpose, and what the audit said of it.
 *
 * @param expected what it has to say at least
 */
public record Planted(String what, Fault expected, List<Finding> found) {
    public Planted {
        found = List.copyOf(found);
    }

    public boolean isCaught() {
        return found.stream().anyMatch(finding -> finding.fault() == expected);
    }

    String line() {
        return "planted: %s: %s".formatted(what, isCaught() ? "found as " + expected : "NOT FOUND, but " + found);
    }
}
