package io.silkroam.billing.statement;

import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.ledger.Accounts;
import io.silkroam.billing.statement.Statement.Day;
import io.silkroam.billing.statement.Statement.Line;
import io.silkroam.billing.statement.Statement.OwnMonth;
import io.silkroam.billing.statement.StatementRows.Read;
import io.silkroam.billing.statement.StatementRows.Sum;
import io.silkroam.billing.tariff.ExchangeRates;
import io.silkroam.billing.tariff.Tariffs;
import io.silkroam.sim.Money;
import io.silkroam.store.Database;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Makes partners' statements from the books. A month that is not over is told as far as it is booked. */
public final class Statements {

    private final StatementRows rows;
    private final BillingSettings settings;
    private final Supplier<Tariffs> tariffs;

    public Statements(Database database, BillingSettings settings, Supplier<Tariffs> tariffs) {
        this.rows = new StatementRows(database);
        this.settings = settings;
        this.tariffs = tariffs;
    }

    /** Empty for a partner that has no tariff and never had one that priced anything. */
    public Optional<Statement> of(String partner, YearMonth period) {
        Tariffs now = tariffs.get();
        Read read = rows.read(partner, period);
        if (!read.known() && !now.partners().contains(partner)) {
            return Optional.empty();
        }
        List<Line> lines = read.lines().stream().map(line -> withCap(line, now)).toList();
        return Optional.of(new Statement(
                partner,
                period,
                settings.zone(),
                settings.currency(),
                read.lastTransaction(),
                lines,
                totals(lines),
                total(lines, now.exchangeRates()),
                Optional.of(month(period, read.sums(), now.exchangeRates()))));
    }

    private static Line withCap(Line line, Tariffs tariffs) {
        if (!line.overCap()) {
            return line;
        }
        return new Line(
                line.day(),
                line.run(),
                line.plmn(),
                line.networks(),
                line.price(),
                line.unit(),
                line.records(),
                line.units(),
                line.billed(),
                line.amount(),
                true,
                tariffs.cap(line.unit(), line.day()));
    }

    private static List<Money> totals(List<Line> lines) {
        Map<String, Money> totals = new TreeMap<>();
        lines.forEach(line -> totals.merge(line.amount().currency().getCurrencyCode(), line.amount(), Money::plus));
        return new ArrayList<>(totals.values());
    }

    /** A day's sum in each currency is converted at once. */
    private Optional<Money> total(List<Line> lines, ExchangeRates rates) {
        Map<LocalDate, Map<Currency, Money>> days = new TreeMap<>();
        for (Line line : lines) {
            days.computeIfAbsent(line.day(), d -> new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode)))
                    .merge(line.amount().currency(), line.amount(), Money::plus);
        }
        Money total = new Money(0, settings.currency());
        for (Map.Entry<LocalDate, Map<Currency, Money>> day : days.entrySet()) {
            for (Money amount : day.getValue().values()) {
                Optional<Money> converted = rates.convert(amount, settings.currency(), day.getKey());
                if (converted.isEmpty()) {
                    return Optional.empty();
                }
                total = total.plus(converted.get());
            }
        }
        return Optional.of(total);
    }

    private OwnMonth month(YearMonth period, List<Sum> sums, ExchangeRates rates) {
        Map<LocalDate, Day> days = new TreeMap<>();
        for (int day = 1; day <= period.lengthOfMonth(); day++) {
            days.put(period.atDay(day), new Day(period.atDay(day), 0, 0, 0, 0));
        }
        TreeSet<String> unconverted = new TreeSet<>();
        for (Sum sum : sums) {
            Optional<Money> amount = rates.convert(sum.amount(), settings.currency(), sum.day());
            if (amount.isEmpty()) {
                unconverted.add(sum.amount().currency().getCurrencyCode());
            } else {
                days.merge(sum.day(), day(sum, amount.get().minor()), Day::plus);
            }
        }
        return new OwnMonth(new ArrayList<>(days.values()), new ArrayList<>(unconverted));
    }

    /** What was earned stands in the credit, below zero. */
    private static Day day(Sum sum, long amount) {
        return switch (sum.account()) {
            case Accounts.REVENUE_USE -> new Day(sum.day(), -amount, 0, 0, 0);
            case Accounts.REVENUE_BREAKAGE -> new Day(sum.day(), 0, -amount, 0, 0);
            default -> sum.isCost() ? new Day(sum.day(), 0, 0, 0, amount) : new Day(sum.day(), 0, 0, -amount, 0);
        };
    }
}
