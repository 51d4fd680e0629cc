package io.silkroam.sim.plan;

import java.time.Duration;
import java.util.List;

/**
 * When the traveller is told how the plan stands.
 *
 * @param usedPercent shares of an allowance, ascending, each told once when use reaches it
 * @param beforeExpiry how long before the end, each told once
 */
public record Notices(List<Integer> usedPercent, List<Duration> beforeExpiry) {
    /** A bought plan keeps one bit for each notice. */
    public static final int MAX_OF_A_KIND = 16;

    public Notices {
        usedPercent = usedPercent.stream().sorted().distinct().toList();
        beforeExpiry = beforeExpiry.stream().sorted().distinct().toList();
        if (usedPercent.size() > MAX_OF_A_KIND || beforeExpiry.size() > MAX_OF_A_KIND) {
            throw new IllegalArgumentException("a plan has at most " + MAX_OF_A_KIND + " notices of a kind");
        }
        if (usedPercent.stream().anyMatch(p -> p < 1 || p > 100)) {
            throw new IllegalArgumentException("a notice is due at 1 to 100 per cent of an allowance");
        }
    }
}
