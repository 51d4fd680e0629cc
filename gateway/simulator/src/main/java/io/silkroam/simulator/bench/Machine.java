package io.silkroam.simulator.bench;

/** On what was measured. */
public final class Machine {
    private Machine() {}

    /** In one line. */
    public static String description() {
        return "%d processors, %s %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"));
    }
}
