package io.silkroam.billing.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** A picture of numbers by day, as SVG that stands by itself. Lengths are tenths of its units: whole numbers. */
final class Plot {

    private static final int WIDTH = 7200;
    private static final int LEFT = 700;
    private static final int RIGHT = 20;
    private static final int TOP = 120;
    private static final int BOTTOM = 260;
    private static final int TICKS = 4;

    private final String id;
    private final String title;
    private final String description;
    private final List<LocalDate> days;
    private final LongFunction<String> axis;
    private int height = 2000;
    private final List<Series> stacked = new ArrayList<>();
    private final List<Series> paired = new ArrayList<>();
    private final List<Series> drawn = new ArrayList<>();
    private long low;
    private long high;
    private long step;

    /**
     * @param shade of the style sheet
     * @param labels what each value reads when somebody points at it
     */
    record Series(String name, String shade, List<Long> values, List<String> labels) {}

    /**
     * @param id of this picture on its page
     * @param axis how values read
     */
    Plot(String id, String title, String description, List<LocalDate> days, LongFunction<String> axis) {
        this.id = id;
        this.title = title;
        this.description = description;
        this.days = days;
        this.axis = axis;
    }

    /** As wide as ever, and so high, in tenths. */
    Plot height(int tenths) {
        height = tenths;
        return this;
    }

    /** Bars on top of each other. */
    Plot stack(List<Series> series) {
        stacked.addAll(series);
        return this;
    }

    /** Bars beside each other. */
    Plot pair(List<Series> series) {
        paired.addAll(series);
        return this;
    }

    /** A line. */
    Plot line(Series series) {
        drawn.add(series);
        return this;
    }

    String svg() {
        scale();
        StringBuilder svg = new StringBuilder();
        svg.append("<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-labelledby=\"%s-t %s-d\">"
                .formatted(tenths(WIDTH), tenths(height), id, id));
        svg.append("<title id=\"%s-t\">%s</title>".formatted(id, Html.escape(title)));
        svg.append("<desc id=\"%s-d\">%s</desc>\n".formatted(id, Html.escape(description)));
        for (long value = low; value <= high; value += step) {
            grid(svg, value);
        }
        for (int day = 0; day < days.size(); day++) {
            stack(svg, day);
            pair(svg, day);
            label(svg, day);
        }
        drawn.forEach(series -> line(svg, series));
        return svg.append("</svg>\n").toString();
    }

    /** From zero, or from below it, in steps of 1, 2 or 5 with zeros. */
    private void scale() {
        long most = 0;
        long least = 0;
        for (int day = 0; day < days.size(); day++) {
            int of = day;
            long sum = stacked.stream().mapToLong(s -> s.values().get(of)).sum();
            most = Math.max(most, sum);
            for (List<Series> list : List.of(paired, drawn)) {
                for (Series series : list) {
                    most = Math.max(most, series.values().get(day));
                    least = Math.min(least, series.values().get(day));
                }
            }
        }
        step = step(Math.max(TICKS, most - least) / TICKS);
        low = Math.floorDiv(least, step) * step;
        high = Math.max(step, -Math.floorDiv(-most, step) * step);
    }

    private static long step(long rough) {
        long power = 1;
        while (power <= rough / 10) {
            power *= 10;
        }
        return rough <= power ? power : rough <= 2 * power ? 2 * power : rough <= 5 * power ? 5 * power : 10 * power;
    }

    private void grid(StringBuilder svg, long value) {
        String kind = value == 0 ? "zero" : "grid";
        svg.append("<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                .formatted(kind, tenths(LEFT), tenths(WIDTH - RIGHT), tenths(y(value)), tenths(y(value))));
        svg.append("<text class=\"tick\" x=\"%s\" y=\"%s\">%s</text>\n"
                .formatted(tenths(LEFT - 60), tenths(y(value) + 35), Html.escape(axis.apply(value))));
    }

    private void stack(StringBuilder svg, int day) {
        long below = 0;
        for (Series series : stacked) {
            long value = series.values().get(day);
            bar(svg, x(day) + slot() / 8, slot() * 3 / 4, below, below + value, series, day);
            below += value;
        }
    }

    private void pair(StringBuilder svg, int day) {
        int wide = slot() * 4 / 5 / Math.max(1, paired.size());
        for (int i = 0; i < paired.size(); i++) {
            Series series = paired.get(i);
            bar(
                    svg,
                    x(day) + slot() / 10 + i * wide,
                    wide - 10,
                    0,
                    series.values().get(day),
                    series,
                    day);
        }
    }

    private void bar(StringBuilder svg, int x, int width, long from, long to, Series series, int day) {
        if (from == to) {
            return;
        }
        long top = y(Math.max(from, to));
        long tall = Math.max(6, y(Math.min(from, to)) - top);
        svg.append("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title></rect>\n"
                .formatted(
                        series.shade(),
                        tenths(x),
                        tenths(top),
                        tenths(width),
                        tenths(tall),
                        Html.escape(series.labels().get(day))));
    }

    /** Every fifth day and the first; not two beside each other. */
    private void label(StringBuilder svg, int day) {
        int number = day + 1;
        if (number == 1 || (number % 5 == 0 && number != days.size() - 1)) {
            svg.append("<text class=\"day\" x=\"%s\" y=\"%s\">%d</text>\n"
                    .formatted(tenths(x(day) + slot() / 2), tenths(height - 60), number));
        }
    }

    private void line(StringBuilder svg, Series series) {
        StringBuilder points = new StringBuilder();
        for (int day = 0; day < days.size(); day++) {
            points.append(tenths(x(day) + slot() / 2))
                    .append(',')
                    .append(tenths(y(series.values().get(day))))
                    .append(' ');
        }
        svg.append("<polyline class=\"%s\" points=\"%s\"/>\n"
                .formatted(series.shade(), points.toString().strip()));
        for (int day = 0; day < days.size(); day++) {
            svg.append("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"2.2\"><title>%s</title></circle>\n"
                    .formatted(
                            series.shade(),
                            tenths(x(day) + slot() / 2),
                            tenths(y(series.values().get(day))),
                            Html.escape(series.labels().get(day))));
        }
    }

    private int slot() {
        return (WIDTH - LEFT - RIGHT) / days.size();
    }

    private int x(int day) {
        return LEFT + (WIDTH - LEFT - RIGHT) * day / days.size();
    }

    private long y(long value) {
        int span = height - TOP - BOTTOM;
        long range = high - low;
        // Values of a month may be more octets than can be multiplied by the span.
        long shrink = Math.max(1, range / 1_000_000_000_000L);
        return TOP + span - (value - low) / shrink * span / (range / shrink);
    }

    private static String tenths(long length) {
        String sign = length < 0 ? "-" : "";
        long all = Math.abs(length);
        return all % 10 == 0 ? sign + all / 10 : sign + all / 10 + "." + all % 10;
    }
}
