package io.silkroam.simulator.bench.peers.hostile;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What bad peers got: how often they were answered so, refused, or cut off. Any thread. */
public final class Fate {
    private static final int TOLD = 5;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** Once more. */
    public void got(String what) {
        counts.computeIfAbsent(what, first -> new LongAdder()).increment();
    }

    /** How often each. */
    public Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((what, count) -> all.put(what, count.sum()));
        return all;
    }

    /** The most frequent. */
    @Override
    public String toString() {
        return counts().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(TOLD)
                .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
