package io.silkroam.simulator.demo;

import io.silkroam.cli.print.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings, columns aligned by what the eye sees; cells that are figures stand to the right. */
public final class Table {
    private static final String GAP = "  ";
    private static final String FIGURE = "[-+]?[0-9][0-9.,]*( ?(%|B|kB|MB|GB|s|ms))?";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> headings) {
        this.headings = headings;
    }

    public static Table of(String... headings) {
        return new Table(List.of(headings));
    }

    public Table row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + headings.size() + " headings");
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(List.copyOf(row));
        return this;
    }

    /** The headings, a rule, and the rows, without blanks at the ends of lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(headings));
        lines.add(line(widths().stream().map("-"::repeat).toList()));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        List<Integer> widths = widths();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append(
                            isFigures(i)
                                    ? DisplayWidth.paddedLeft(cell, widths.get(i))
                                    : DisplayWidth.padded(cell, widths.get(i)))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private boolean isFigures(int column) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches(FIGURE));
    }

    private List<Integer> widths() {
        return IntStream.range(0, headings.size()).map(this::width).boxed().toList();
    }

    private int width(int column) {
        int widest = DisplayWidth.of(headings.get(column));
        for (List<String> row : rows) {
            widest = Math.max(widest, DisplayWidth.of(row.get(column)));
        }
        return widest;
    }
}
