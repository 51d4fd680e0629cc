package io.silkroam.simulator.telling;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the product within this process logs while a command plants faults below it: megabytes of warnings, that say
 * nothing but that it noticed.
 */
public final class ProductLog {
    private ProductLog() {}

    /** What is done meanwhile. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * Runs it without a log; afterwards is logged again what was logged before. A logger to which logback.xml gives a
     * level of its own keeps it.
     *
     * @param shown whether the log is wished for all the same
     */
    public static <T, E extends Exception> T during(boolean shown, Work<T, E> work) throws E {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        if (!shown) {
            root.setLevel(Level.OFF);
        }
        try {
            return work.run();
        } finally {
            root.setLevel(before);
        }
    }
}
