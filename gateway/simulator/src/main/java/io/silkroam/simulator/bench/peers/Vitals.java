package io.silkroam.simulator.bench.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a process has of the machine, as Linux and the JDK's jcmd tell; -1 where they do not.
 *
 * @param heap octets that are live after a full collection
 * @param resident octets in memory
 */
record Vitals(int threads, int descriptors, long heap, long resident) {
    private static final int UNKNOWN = -1;

    /** Whether all of it that is judged could be read. */
    boolean isKnown() {
        return threads >= 0 && descriptors >= 0 && heap >= 0;
    }

    static Vitals of(long pid) {
        Path process = Path.of("/proc", String.valueOf(pid));
        long heap = liveHeap(pid);
        return new Vitals(count(process.resolve("task")), count(process.resolve("fd")), heap, resident(process));
    }

    private static int count(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return (int) entries.count();
        } catch (IOException notLinux) {
            return UNKNOWN;
        }
    }

    private static long resident(Path process) {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException notLinux) {
            return UNKNOWN;
        }
    }

    /** The histogram counts what is live, for which it collects first; its last line is the sum. */
    private static long liveHeap(long pid) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(pid),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.lines()
                    .filter(line -> line.startsWith("Total"))
                    .mapToLong(line -> Long.parseLong(line.strip().split("\\s+", -1)[2]))
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException noJcmd) {
            return UNKNOWN;
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d threads, %d fds, %.1f MB live", threads, descriptors, heap / 1e6);
    }
}
