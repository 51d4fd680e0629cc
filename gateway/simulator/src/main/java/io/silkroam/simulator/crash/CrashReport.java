package io.silkroam.simulator.crash;

import io.silkroam.simulator.telling.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What came out of the laboratory. */
public record CrashReport(long seed, List<Planted> planted, List<Summary> summaries) implements Result {
    public CrashReport {
        planted = List.copyOf(planted);
        summaries = List.copyOf(summaries);
    }

    /** Whether every planted fault was found, every kind had a round that counts, and no round found anything. */
    @Override
    public boolean holds() {
        return planted.stream().allMatch(Planted::isCaught)
                && summaries.stream().allMatch(Summary::holds);
    }

    private long caught() {
        return planted.stream().filter(Planted::isCaught).count();
    }

    /** For people. */
    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        planted.forEach(p -> lines.add(p.line()));
        lines.add("The audit: %d planted, %d caught".formatted(planted.size(), caught()));
        for (Kind.Sort sort : Kind.Sort.values()) {
            List<Summary> its =
                    summaries.stream().filter(s -> s.kind().sort() == sort).toList();
            if (!its.isEmpty()) {
                lines.add(title(sort));
                its.forEach(s -> lines.addAll(s.lines()));
            }
        }
        lines.add("Seed %d. A round counts if at least %d were answered and %d in flight at the cut."
                .formatted(seed, Outcome.ANSWERED_AT_LEAST, Outcome.IN_FLIGHT_AT_LEAST));
        lines.add(holds() ? "Nothing acknowledged was lost, nothing was charged twice" : "FAILED");
        return lines;
    }

    private static String title(Kind.Sort sort) {
        return switch (sort) {
            case PROCESS -> "Processes killed (the kernel keeps what they wrote, so this says nothing about sync):";
            case BELOW -> "Cut below the process (disk, connection, clock):";
        };
    }

    /** For programs. */
    @Override
    public String json() {
        List<String> faults = planted.stream()
                .map(p -> "{\"what\":\"%s\",\"caught\":%b}".formatted(p.what(), p.isCaught()))
                .toList();
        List<String> kinds = summaries.stream().map(Summary::json).toList();
        return """
                {"laboratory":"crash","seed":%d,"planted":%d,"caught":%d,"faults":[%s],"kinds":[%s],"holds":%b}\
                """.formatted(
                        seed, planted.size(), caught(), String.join(",", faults), String.join(",", kinds), holds());
    }

    /** Names of all kinds, for a command line. */
    public static List<String> kinds() {
        return Arrays.stream(Kind.values()).map(Kind::toString).toList();
    }
}
