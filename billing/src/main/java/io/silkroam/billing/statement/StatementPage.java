package io.silkroam.billing.statement;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.statement.Html.Cell;
import io.silkroam.billing.statement.Statement.Line;
import io.silkroam.billing.tariff.Run;
import io.silkroam.sim.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A statement as one page of HTML to read, print and send: nothing outside of it, no scripts. In English, Chinese or
 * Dutch.
 */
public final class StatementPage {

    private static final String STYLE = style();
    /** Of the table by network. */
    private static final int COLUMNS = 8;

    private final Statement statement;
    private final Words words;
    private final Html html = new Html();

    private StatementPage(Statement statement, Words words) {
        this.statement = statement;
        this.words = words;
    }

    /** @param language en, zh or nl; every other is taken for en */
    public static String html(Statement statement, String language) {
        return new StatementPage(statement, Words.of(language)).write();
    }

    private static String style() {
        try (InputStream file = StatementPage.class.getResourceAsStream("statement.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write() {
        String month = words.month(statement.period());
        html.markup("<!DOCTYPE html>\n<html lang=\"" + words.locale().toLanguageTag() + "\">\n<head>\n");
        html.markup("<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n");
        html.element("title", "", words.text("title") + " " + statement.partner() + " " + statement.period());
        html.markup("<style>\n" + STYLE + "</style>\n</head>\n<body>\n<main>\n<header>\n<div>");
        html.element("div", "brand", "silkroam").element("h1", "", words.text("title"));
        html.element("div", "soft", words.text("owed-to", statement.partner()));
        html.markup("</div>").element("div", "period", month).markup("</header>\n");
        tiles();
        overCap();
        if (statement.lines().isEmpty()) {
            html.element("p", "", words.text("nothing"));
        } else {
            UsagePart usage = new UsagePart(statement, words, html);
            usage.picture();
            networks();
            usage.table();
        }
        foot();
        statement.month().ifPresent(own -> new OwnPart(statement, own, words, html).write());
        return html.markup("</main>\n</body>\n</html>\n").toString();
    }

    private void tiles() {
        html.open("div", "tiles");
        String without = words.text("without-vat");
        List<Money> totals =
                statement.totals().isEmpty() ? List.of(new Money(0, statement.currency())) : statement.totals();
        totals.forEach(total -> tile(html, "main", words.text("due"), words.money(total), without));
        boolean several = totals.size() > 1 || !totals.get(0).currency().equals(statement.currency());
        if (several) {
            String total = statement.total().map(words::money).orElseGet(() -> words.text("no-rate"));
            tile(
                    html,
                    "",
                    words.text("due"),
                    total,
                    words.text("due-in", statement.currency().getCurrencyCode()));
        }
        long records = statement.lines().stream().mapToLong(Line::records).sum();
        tile(html, "", words.text("data"), words.octets(statement.carried(UsageUnit.OCTETS)), octets());
        tile(html, "", words.text("messages"), words.number(statement.carried(UsageUnit.MESSAGES)), "\u00a0");
        tile(
                html,
                "",
                words.text("lines"),
                words.number(statement.lines().size()),
                words.number(records) + " " + words.text("records").toLowerCase(words.locale()));
        html.close("div");
    }

    private String octets() {
        return words.number(statement.carried(UsageUnit.OCTETS)) + " " + words.text("octets");
    }

    static void tile(Html html, String classes, String name, String value, String note) {
        html.open("div", ("tile " + classes).strip()).element("span", "soft", name);
        html.element("b", "", value).element("span", "soft", note).close("div");
    }

    private void overCap() {
        Set<String> dear = new TreeSet<>();
        for (Line line : statement.lines()) {
            if (line.overCap()) {
                String cap = line.cap()
                        .map(c -> " \u2014 " + words.text("cap") + " " + words.price(c))
                        .orElse("");
                dear.add(words.country(line.plmn()) + " " + Words.network(line.plmn()) + ": "
                        + words.price(line.price()) + cap);
            }
        }
        if (!dear.isEmpty()) {
            html.open("section", "alarm").element("h2", "", words.text("over-cap"));
            html.element("p", "", words.text("over-cap-text")).markup("<ul>");
            dear.forEach(text -> html.element("li", "", text));
            html.markup("</ul>").close("section");
        }
    }

    private void networks() {
        html.element("h2", "", words.text("by-network")).open("table", "").head(columns());
        html.markup("<tbody>\n");
        NetworkSum.of(statement, words).forEach(this::network);
        for (Money total : statement.totals()) {
            List<Cell> sum = new ArrayList<>(List.of(Cell.text(words.text("sum"))));
            sum.addAll(Collections.nCopies(COLUMNS - 2, Cell.text("")));
            sum.add(Cell.number(words.money(total)));
            html.row("sum", sum);
        }
        html.markup("</tbody>\n").close("table");
    }

    private List<Cell> columns() {
        return List.of(
                Cell.text(words.text("country")),
                Cell.text(words.text("network")),
                Cell.text(words.text("run")),
                Cell.text(words.text("price")),
                Cell.number(words.text("records")),
                Cell.number(words.text("used")),
                Cell.number(words.text("billed")),
                Cell.number(words.text("amount")));
    }

    private void network(NetworkSum sum) {
        html.row(
                sum.overCap() ? "over" : "",
                List.of(
                        Cell.text(words.country(sum.plmn())),
                        Cell.text(Words.network(sum.plmn())),
                        Cell.text(words.text(sum.run() == Run.HOST ? "host" : "visited")),
                        Cell.text(words.price(sum.price())),
                        Cell.number(words.number(sum.records())),
                        Cell.number(words.number(sum.units()) + "\u00a0" + words.unit(sum.unit())),
                        Cell.number(words.number(sum.billed())),
                        Cell.number(words.money(sum.amount()))));
    }

    private void foot() {
        html.element(
                "footer",
                "",
                words.text(
                        "foot",
                        words.number(statement.lastTransaction()),
                        statement.zone().getId()));
    }
}
