package io.silkroam.billing.statement;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.statement.Statement.Day;
import io.silkroam.billing.statement.Statement.Line;
import io.silkroam.billing.statement.Statement.OwnMonth;
import io.silkroam.billing.tariff.Run;
import io.silkroam.sim.Money;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A statement as text for a terminal, in English: what is owed by network, and what the month was worth to us. */
public final class StatementText {

    private static final String ROW = "%-16.16s %-8s %-8s %-20s %9s %22s %12s\n";

    private static final String AMOUNT = "%-32s %16s";

    private final Statement statement;
    private final Words words = Words.of("en");
    private final StringBuilder text = new StringBuilder();

    private StatementText(Statement statement) {
        this.statement = statement;
    }

    /** Lines of at most 101 columns. */
    public static String of(Statement statement) {
        return new StatementText(statement).write();
    }

    private String write() {
        String month = words.month(statement.period());
        line("Wholesale statement: what we owe to " + statement.partner() + " for " + month);
        line("");
        if (statement.lines().isEmpty()) {
            line(words.text("nothing"));
        } else {
            networks();
            overCap();
        }
        statement.month().ifPresent(this::month);
        return text.toString();
    }

    private void networks() {
        row("COUNTRY", "NETWORK", "FOR", "PRICE", "RECORDS", "USED", "AMOUNT");
        for (NetworkSum sum : NetworkSum.of(statement, words)) {
            row(
                    words.country(sum.plmn()),
                    Words.network(sum.plmn()),
                    sum.run() == Run.HOST ? "host" : "visited",
                    words.price(sum.price()),
                    words.number(sum.records()),
                    words.number(sum.units()) + " " + words.unit(sum.unit()),
                    words.money(sum.amount()));
        }
        for (Money total : statement.totals()) {
            row("Sum", "", "", "without VAT", "", data(), words.money(total));
        }
        boolean several = statement.totals().size() > 1
                || !statement.totals().get(0).currency().equals(statement.currency());
        if (several) {
            String total = statement.total().map(words::money).orElse("no rate");
            row("", "", "", "in " + statement.currency().getCurrencyCode(), "", "", total);
        }
    }

    private String data() {
        return words.octets(statement.carried(UsageUnit.OCTETS));
    }

    private void overCap() {
        Set<String> dear = new TreeSet<>(statement.lines().stream()
                .filter(Line::overCap)
                .map(line -> "Above the EU wholesale cap: " + words.country(line.plmn()) + " "
                        + Words.network(line.plmn()) + ", " + line.price()
                        + line.cap().map(cap -> " instead of " + cap).orElse(""))
                .collect(Collectors.toSet()));
        if (!dear.isEmpty()) {
            line("");
            dear.forEach(this::line);
        }
    }

    private void month(OwnMonth month) {
        Day sum = month.sum();
        line("");
        line("What the month was worth to us, without VAT");
        amount("Revenue from use", sum.use());
        amount("Breakage, units that lapsed", sum.breakage());
        if (sum.messages() != 0) {
            amount("Partners' short messages", sum.messages());
        }
        amount("Wholesale cost of all partners", -sum.cost());
        String share = sum.revenue() > 0 ? "  (" + words.percent(sum.margin(), sum.revenue()) + " of revenue)" : "";
        line(AMOUNT.formatted("Margin", money(sum.margin())) + share);
        if (!month.unconverted().isEmpty()) {
            line(words.text("unconverted", String.join(", ", month.unconverted())));
        }
    }

    private void amount(String name, long minor) {
        line(AMOUNT.formatted(name, money(minor)));
    }

    private String money(long minor) {
        return words.money(new Money(minor, statement.currency()));
    }

    private void row(String... cells) {
        text.append(plain(ROW.formatted((Object[]) cells)));
    }

    private void line(String line) {
        text.append(plain(line)).append('\n');
    }

    /** Nothing that a terminal takes for a command; blanks that keep words together are for pages. */
    private static String plain(String line) {
        return line.replace('\u00a0', ' ').replace('\u2212', '-').replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
    }
}
