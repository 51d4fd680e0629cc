package io.silkroam.simulator.pgw;

import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.Usage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The gateway's own exact count of octets, to hold against the books of the charging system: what passed, what of it
 * was reported in a request that got its answer, and what passed free of charge.
 */
public final class Meter {
    private final Map<ServiceKey, Usage> passed = new LinkedHashMap<>();
    private final Map<ServiceKey, Usage> reported = new LinkedHashMap<>();
    private final Map<ServiceKey, Usage> free = new LinkedHashMap<>();

    Meter() {}

    synchronized void countPassed(ServiceKey service, Usage usage) {
        passed.merge(service, usage, Usage::plus);
    }

    synchronized void countReported(ServiceKey service, Usage usage) {
        reported.merge(service, usage, Usage::plus);
    }

    synchronized void countFree(ServiceKey service, Usage usage) {
        free.merge(service, usage, Usage::plus);
    }

    /** What passed under quota. */
    public synchronized Usage passed(ServiceKey service) {
        return passed.getOrDefault(service, Usage.NONE);
    }

    public synchronized Usage passed() {
        return sum(passed);
    }

    /** What the charging system has confirmed to know about. */
    public synchronized Usage reported(ServiceKey service) {
        return reported.getOrDefault(service, Usage.NONE);
    }

    public synchronized Usage reported() {
        return sum(reported);
    }

    /** What passed where no charge applies (4011). */
    public synchronized Usage free() {
        return sum(free);
    }

    /** What passed and is not yet confirmed. */
    public synchronized Usage unreported() {
        return sum(passed).minus(sum(reported));
    }

    private static Usage sum(Map<ServiceKey, Usage> usages) {
        return usages.values().stream().reduce(Usage.NONE, Usage::plus);
    }
}
