package io.silkroam.cli.print;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows under headings, aligned by what the eye sees; nothing is cut off. The first thousand rows decide how wide the
 * columns are, so that a list of any length takes no more memory than they do.
 */
final class Table {
    private static final String GAP = "  ";
    private static final int FIRST_ROWS = 1000;

    private final List<String> headings;
    private final List<Boolean> figures;
    private final Terminal terminal;
    private final PrintStream out;
    private final List<List<String>> waiting = new ArrayList<>();
    private int[] widths;

    Table(List<String> headings, List<Boolean> figures, Terminal terminal, PrintStream out) {
        this.headings = headings;
        this.figures = figures;
        this.terminal = terminal;
        this.out = out;
    }

    void row(List<String> cells) {
        if (widths != null) {
            out.println(line(cells));
            return;
        }
        waiting.add(cells);
        if (waiting.size() == FIRST_ROWS) {
            end();
        }
    }

    /** Prints what still waits. */
    void end() {
        if (widths == null) {
            widths = new int[headings.size()];
            measure(headings);
            waiting.forEach(this::measure);
            out.println(terminal.bold(line(headings)));
            waiting.forEach(row -> out.println(line(row)));
            waiting.clear();
        }
    }

    private void measure(List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], DisplayWidth.of(cells.get(i)));
        }
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            line.append(i == 0 ? "" : GAP)
                    .append(
                            figures.get(i)
                                    ? DisplayWidth.paddedLeft(cell, widths[i])
                                    : DisplayWidth.padded(cell, widths[i]));
        }
        return line.toString().stripTrailing();
    }
}
