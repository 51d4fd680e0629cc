package io.silkroam.billing.statement;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.statement.Html.Cell;
import io.silkroam.billing.statement.Plot.Series;
import io.silkroam.billing.tariff.Run;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Data by day and country: a picture, and its numbers as a table. */
final class UsagePart {

    /** Countries of their own; all further ones are one. */
    private static final int COUNTRIES = 6;

    private final Statement statement;
    private final Words words;
    private final Html html;
    private final List<LocalDate> days;

    UsagePart(Statement statement, Words words, Html html) {
        this.statement = statement;
        this.words = words;
        this.html = html;
        this.days = statement
                .period()
                .atDay(1)
                .datesUntil(statement.period().plusMonths(1).atDay(1))
                .toList();
    }

    void picture() {
        List<Series> countries = countries();
        if (countries.isEmpty()) {
            return;
        }
        String title = words.text("usage");
        html.element("h2", "", title).open("figure", "");
        legend(html, countries);
        html.markup(new Plot(
                        "usage",
                        title,
                        words.text("usage-text", words.month(statement.period())),
                        days,
                        words::octetsOnScale)
                .stack(countries)
                .svg());
        html.close("figure");
    }

    /** The picture's numbers. */
    void table() {
        List<Series> countries = countries();
        if (!countries.isEmpty()) {
            table(countries);
        }
    }

    static void legend(Html html, List<Series> series) {
        html.open("ul", "legend");
        for (Series one : series) {
            html.markup("<li><i class=\"" + one.shade() + "\"></i>")
                    .text(one.name())
                    .markup("</li>");
        }
        html.close("ul");
    }

    /** The largest first. */
    private List<Series> countries() {
        Map<String, long[]> byCountry = new TreeMap<>();
        carried()
                .forEach(
                        (day, networks) -> networks.forEach((plmn, octets) -> byCountry
                                .computeIfAbsent(words.country(plmn), c -> new long[days.size()])[
                                day.getDayOfMonth() - 1] += octets));
        List<Map.Entry<String, long[]>> largest = byCountry.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, long[]> e) -> -sum(e.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
        List<Series> series = new ArrayList<>();
        long[] others = new long[days.size()];
        for (int i = 0; i < largest.size(); i++) {
            if (i < COUNTRIES || largest.size() == COUNTRIES + 1) {
                series.add(
                        series(largest.get(i).getKey(), "c" + i, largest.get(i).getValue()));
            } else {
                for (int day = 0; day < others.length; day++) {
                    others[day] += largest.get(i).getValue()[day];
                }
            }
        }
        if (sum(others) > 0) {
            series.add(series(words.text("other"), "c" + COUNTRIES, others));
        }
        return series;
    }

    /** What a visited network carried the host operator carried too: the larger of the two counts, once. */
    private Map<LocalDate, Map<String, Long>> carried() {
        Map<LocalDate, Map<String, Long>> carried = new TreeMap<>();
        for (Run run : List.of(Run.HOST, Run.VISITED)) {
            Map<LocalDate, Map<String, Long>> ofRun = new HashMap<>();
            statement.lines().stream()
                    .filter(line -> line.unit() == UsageUnit.OCTETS && line.run() == run)
                    .forEach(line -> ofRun.computeIfAbsent(line.day(), d -> new HashMap<>())
                            .merge(line.plmn(), line.units(), Long::sum));
            ofRun.forEach((day, networks) -> networks.forEach((plmn, octets) ->
                    carried.computeIfAbsent(day, d -> new TreeMap<>()).merge(plmn, octets, Math::max)));
        }
        return carried;
    }

    private Series series(String country, String shade, long[] octets) {
        List<Long> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int day = 0; day < octets.length; day++) {
            values.add(octets[day]);
            labels.add(words.day(days.get(day)) + ", " + country + ": " + words.octets(octets[day]));
        }
        return new Series(country, shade, values, labels);
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }

    private void table(List<Series> countries) {
        html.element("h2", "", words.text("usage-table"));
        List<Cell> head = new ArrayList<>(List.of(Cell.text(words.text("day-name"))));
        countries.forEach(country -> head.add(Cell.number(country.name())));
        head.add(Cell.number(words.text("sum")));
        html.open("table", "dense").head(head).markup("<tbody>\n");
        for (int day = 0; day < days.size(); day++) {
            int of = day;
            List<Long> values = countries.stream().map(c -> c.values().get(of)).toList();
            if (values.stream().anyMatch(v -> v != 0)) {
                row("", words.day(days.get(day)), values);
            }
        }
        row(
                "sum",
                words.text("sum"),
                countries.stream()
                        .map(c -> c.values().stream().mapToLong(Long::longValue).sum())
                        .toList());
        html.markup("</tbody>\n").close("table");
    }

    private void row(String classes, String name, List<Long> values) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.text(name)));
        values.forEach(value -> cells.add(Cell.number(value == 0 ? "\u2013" : words.number(value))));
        cells.add(Cell.number(
                words.number(values.stream().mapToLong(Long::longValue).sum())));
        html.row(classes, cells);
    }
}
