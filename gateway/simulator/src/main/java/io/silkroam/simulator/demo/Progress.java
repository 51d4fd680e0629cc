package io.silkroam.simulator.demo;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress of long work: a bar that redraws itself on a terminal, and in a pipe one line per quarter, for a log has no
 * use for a thousand drawings of one line.
 */
public interface Progress extends AutoCloseable {
    /** So many more units are done. */
    void advance(long units);

    @Override
    void close();

    /** A bar on a terminal. */
    static Progress bar(String task, long total, PrintStream out) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .build();
        return new Progress() {
            @Override
            public void advance(long units) {
                bar.stepBy(units);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }

    /** Lines in a pipe. */
    static Progress lines(String task, long total, PrintStream out, String indent) {
        return new ProgressLines(task, total, out, indent);
    }
}
