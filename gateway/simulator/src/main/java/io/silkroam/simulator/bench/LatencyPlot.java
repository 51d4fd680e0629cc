package io.silkroam.simulator.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Latencies by percentile as an SVG picture: both axes logarithmic, so that the few slow ones are seen as well. */
public final class LatencyPlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final double[] PERCENTILES = {0, 50, 90, 95, 99, 99.9, 99.99};
    /** Of nines, from none to 99.99 %. */
    private static final double NINES = 4;

    private static final double[] MICROS = {100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};
    private static final List<String> COLOURS = List.of("#0b7285", "#d9480f", "#5f3dc4", "#2b8a3e");

    private final String title;
    private final List<Line> lines = new ArrayList<>();

    private record Line(String name, Histogram micros) {}

    public LatencyPlot(String title) {
        this.title = title;
    }

    /** One more line; its values are microseconds. */
    public LatencyPlot add(String name, Histogram micros) {
        lines.add(new Line(name, micros));
        return this;
    }

    /** The picture. */
    public String svg() {
        StringBuilder out = new StringBuilder();
        out.append(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='12'>\n"
                        .formatted(WIDTH, HEIGHT));
        out.append("<rect width='100%' height='100%' fill='white'/>\n");
        text(out, LEFT, 22, "start", title);
        for (double percentile : PERCENTILES) {
            double x = x(percentile);
            line(out, x, TOP, x, HEIGHT - BOTTOM);
            text(
                    out,
                    x,
                    HEIGHT - BOTTOM + 18,
                    "middle",
                    "p" + String.valueOf(percentile).replace(".0", ""));
        }
        for (double micros : MICROS) {
            line(out, LEFT, y(micros), WIDTH - RIGHT, y(micros));
            text(out, LEFT - 8, y(micros) + 4, "end", micros < 1_000 ? "0.1 ms" : (long) micros / 1_000 + " ms");
        }
        for (int i = 0; i < lines.size(); i++) {
            curve(out, lines.get(i), COLOURS.get(i % COLOURS.size()), i);
        }
        return out.append("</svg>\n").toString();
    }

    private static void curve(StringBuilder out, Line line, String colour, int place) {
        StringBuilder points = new StringBuilder();
        for (double nines = 0; nines <= NINES; nines += 0.05) {
            double percentile = 100 - 100 * Math.pow(10, -nines);
            points.append(point(x(percentile), y((double) line.micros().getValueAtPercentile(percentile))));
        }
        out.append("<polyline fill='none' stroke='%s' stroke-width='2' points='%s'/>\n".formatted(colour, points));
        out.append("<rect x='%d' y='%d' width='14' height='4' fill='%s'/>\n"
                .formatted(LEFT + 12, TOP + 12 + 18 * place, colour));
        text(out, LEFT + 32, TOP + 18 + 18 * place, "start", line.name());
    }

    private static double x(double percentile) {
        double nines = Math.min(NINES, -Math.log10(1 - percentile / 100));
        return LEFT + nines / NINES * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double micros) {
        double lowest = Math.log10(MICROS[0]);
        double highest = Math.log10(MICROS[MICROS.length - 1]);
        double share = (Math.log10(Math.max(MICROS[0], micros)) - lowest) / (highest - lowest);
        return HEIGHT - BOTTOM - Math.min(1, share) * (HEIGHT - TOP - BOTTOM);
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }

    private static void line(StringBuilder out, double x1, double y1, double x2, double y2) {
        out.append(String.format(
                Locale.ROOT, "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='#dee2e6'/>%n", x1, y1, x2, y2));
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String text) {
        out.append(
                String.format(Locale.ROOT, "<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>%n", x, y, anchor, text));
    }
}
