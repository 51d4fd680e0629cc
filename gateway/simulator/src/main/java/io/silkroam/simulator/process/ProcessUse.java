package io.silkroam.simulator.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What processes have used since they began, as Linux counts it ({@code proc(5)}); elsewhere all of it is 0.
 *
 * @param processorNanos user and system time
 */
public record ProcessUse(long processorNanos) {
    private static final Path PROC = Path.of("/proc");
    /** USER_HZ, which is 100 on all that Java runs on. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    public static final ProcessUse NONE = new ProcessUse(0);

    /** Of this process, without those it started. */
    public static ProcessUse of(long pid) {
        List<String> fields = stat(pid);
        if (fields.isEmpty()) {
            return NONE;
        }
        long ticks = Long.parseLong(fields.get(USER_TIME)) + Long.parseLong(fields.get(SYSTEM_TIME));
        return new ProcessUse(ticks * NANOS_PER_TICK);
    }

    public ProcessUse plus(ProcessUse other) {
        return new ProcessUse(processorNanos + other.processorNanos);
    }

    public ProcessUse minus(ProcessUse earlier) {
        return new ProcessUse(processorNanos - earlier.processorNanos);
    }

    /** The fields after the name, which may hold anything and stands in parentheses; none where there is no process. */
    private static List<String> stat(long pid) {
        String line = read(PROC.resolve(pid + "/stat"));
        int name = line.lastIndexOf(')');
        return name < 0 ? List.of() : List.of(line.substring(name + 2).split(" "));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return ""; // ended meanwhile, not ours to read, or no Linux
        }
    }
}
