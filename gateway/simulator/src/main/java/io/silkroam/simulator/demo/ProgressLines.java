package io.silkroam.simulator.demo;

import java.io.PrintStream;

/** Progress said in at most four lines. */
final class ProgressLines implements Progress {
    private static final int QUARTERS = 4;
    private static final int PERCENT = 100;

    private final String task;
    private final long total;
    private final PrintStream out;
    private final String indent;
    private long done;
    private long saidQuarters;

    ProgressLines(String task, long total, PrintStream out, String indent) {
        if (total <= 0) {
            throw new IllegalArgumentException("Nothing to do: " + task);
        }
        this.task = task;
        this.total = total;
        this.out = out;
        this.indent = indent;
    }

    @Override
    public synchronized void advance(long units) {
        done = Math.min(total, done + units);
        long quarters = Math.multiplyExact(done, QUARTERS) / total;
        if (quarters > saidQuarters) {
            saidQuarters = quarters;
            out.println(indent + task + " " + quarters * PERCENT / QUARTERS + " %");
        }
    }

    @Override
    public void close() {
        // every line is complete as it stands
    }
}
