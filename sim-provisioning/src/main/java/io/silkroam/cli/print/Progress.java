package io.silkroam.cli.print;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/**
 * How far long work has come, drawn on standard error where a person sits there, otherwise silent. A few lines of our
 * own: the library that the demo uses brings a terminal library and a thread, which a command that starts fast has no
 * use for.
 */
public final class Progress implements AutoCloseable {
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int BAR = 24;
    private static final int HUNDRED = 100;
    private static final String CLEAR = "\r\u001B[K";

    private final String task;
    private final String unit;
    private final long total;
    private final PrintStream err;
    private final boolean shown;
    private final long startNanos = System.nanoTime();
    private long drawnNanos = startNanos - REDRAW_NANOS;
    private long done;

    /** {@code unit} is octets, or a word for what is counted; {@code total} is 0 where it is not known. */
    public Progress(String task, String unit, long total, PrintStream err, boolean shown) {
        this.task = task;
        this.unit = unit;
        this.total = total;
        this.err = err;
        this.shown = shown;
    }

    public void advance(long units) {
        done += units;
        long now = System.nanoTime();
        if (shown && now - drawnNanos >= REDRAW_NANOS) {
            drawnNanos = now;
            err.print(CLEAR + line(now - startNanos));
            err.flush();
        }
    }

    /** Begins again, for what is sent a second time. */
    public void restart() {
        done = 0;
    }

    String line(long elapsedNanos) {
        StringBuilder line = new StringBuilder(task).append(' ');
        if (total > 0) {
            long share = Math.min(done, total);
            int full = Math.toIntExact(share * BAR / total);
            line.append('[')
                    .append("#".repeat(full))
                    .append(".".repeat(BAR - full))
                    .append("] ");
            line.append(share * HUNDRED / total).append(" % ");
        }
        line.append(Quantity.of(unit, done));
        long millis = TimeUnit.NANOSECONDS.toMillis(elapsedNanos);
        if (millis > 0) {
            line.append(", ").append(Quantity.of(unit, done * 1000 / millis)).append("/s");
        }
        return line.toString();
    }

    /** Takes the line away; what was done is said by others. */
    @Override
    public void close() {
        if (shown) {
            err.print(CLEAR);
            err.flush();
        }
    }
}
