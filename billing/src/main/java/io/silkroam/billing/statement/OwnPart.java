package io.silkroam.billing.statement;

import io.silkroam.billing.statement.Html.Cell;
import io.silkroam.billing.statement.Plot.Series;
import io.silkroam.billing.statement.Statement.Day;
import io.silkroam.billing.statement.Statement.OwnMonth;
import io.silkroam.sim.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** What the month was worth to us: revenue, wholesale cost, margin and breakage, as pictures and as a table. */
final class OwnPart {

    private final Statement statement;
    private final OwnMonth month;
    private final Words words;
    private final Html html;
    private final List<LocalDate> days;

    OwnPart(Statement statement, OwnMonth month, Words words, Html html) {
        this.statement = statement;
        this.month = month;
        this.words = words;
        this.html = html;
        this.days = month.days().stream().map(Day::day).toList();
    }

    void write() {
        String name = words.month(statement.period());
        Day sum = month.sum();
        html.open("section", "own").open("div", "own-head").element("h2", "", words.text("own"));
        html.element("span", "period", name).close("div");
        html.element("p", "soft", words.text("own-note", statement.partner()));
        tiles(sum);
        if (!month.unconverted().isEmpty()) {
            String currencies = String.join(", ", month.unconverted());
            html.open("section", "alarm")
                    .element("p", "", words.text("unconverted", currencies))
                    .close("section");
        }
        revenue(name);
        breakage(name);
        table(sum);
        html.close("section");
    }

    private void tiles(Day sum) {
        html.open("div", "tiles");
        StatementPage.tile(html, "main", words.text("revenue"), money(sum.revenue()), words.text("without-vat"));
        StatementPage.tile(html, "", words.text("cost"), money(sum.cost()), words.text("all-partners"));
        String share =
                sum.revenue() <= 0 ? "\u00a0" : words.text("of-revenue", words.percent(sum.margin(), sum.revenue()));
        StatementPage.tile(html, "", words.text("margin"), money(sum.margin()), share);
        String lapsed =
                sum.revenue() <= 0 ? "\u00a0" : words.text("of-revenue", words.percent(sum.breakage(), sum.revenue()));
        StatementPage.tile(html, "", words.text("breakage"), money(sum.breakage()), lapsed);
        html.close("div");
    }

    private void revenue(String name) {
        String title = words.text("revenue-cost");
        Series revenue = series(words.text("revenue"), "c0", Day::revenue);
        Series cost = series(words.text("cost"), "c1", Day::cost);
        Series margin = series(words.text("margin"), "margin", Day::margin);
        html.element("h2", "", title).open("figure", "");
        UsagePart.legend(html, List.of(revenue, cost, margin));
        html.markup(new Plot("revenue", title, words.text("revenue-cost-text", name), days, this::scale)
                .height(1600)
                .pair(List.of(revenue, cost))
                .line(margin)
                .svg());
        html.close("figure");
    }

    private void breakage(String name) {
        String title = words.text("breakage-day");
        html.element("h2", "", title).open("figure", "");
        html.markup(new Plot("breakage", title, words.text("breakage-text", name), days, this::scale)
                .height(1000)
                .stack(List.of(series(words.text("breakage"), "c2", Day::breakage)))
                .svg());
        html.close("figure");
    }

    private Series series(String name, String shade, ToLongFunction<Day> value) {
        List<Long> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Day day : month.days()) {
            values.add(value.applyAsLong(day));
            labels.add(words.day(day.day()) + ", " + name + ": " + money(value.applyAsLong(day)));
        }
        return new Series(name, shade, values, labels);
    }

    private void table(Day sum) {
        html.open("table", "dense");
        html.head(List.of(
                Cell.text(words.text("day-name")),
                Cell.number(words.text("revenue-use")),
                Cell.number(words.text("breakage")),
                Cell.number(words.text("revenue-messages")),
                Cell.number(words.text("revenue")),
                Cell.number(words.text("cost")),
                Cell.number(words.text("margin"))));
        html.markup("<tbody>\n");
        month.days().stream()
                .filter(day -> day.use() != 0 || day.breakage() != 0 || day.messages() != 0 || day.cost() != 0)
                .forEach(day -> row("", words.day(day.day()), day));
        row("sum", words.text("sum") + " " + statement.currency().getCurrencyCode(), sum);
        html.markup("</tbody>\n").close("table");
    }

    private void row(String classes, String name, Day day) {
        html.row(
                classes,
                List.of(
                        Cell.text(name),
                        amount(day.use()),
                        amount(day.breakage()),
                        amount(day.messages()),
                        amount(day.revenue()),
                        amount(day.cost()),
                        amount(day.margin())));
    }

    private Cell amount(long minor) {
        return Cell.number(minor == 0 ? "\u2013" : words.amount(new Money(minor, statement.currency())));
    }

    private String scale(long minor) {
        return words.moneyOnScale(new Money(minor, statement.currency()));
    }

    private String money(long minor) {
        return words.money(new Money(minor, statement.currency()));
    }
}
