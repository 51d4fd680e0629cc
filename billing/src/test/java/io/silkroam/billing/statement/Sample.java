package io.silkroam.billing.statement;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.statement.Statement.Day;
import io.silkroam.billing.statement.Statement.Line;
import io.silkroam.billing.statement.Statement.OwnMonth;
import io.silkroam.billing.tariff.Run;
import io.silkroam.sim.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A month as it could be. */
final class Sample {

    static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final List<String> NETWORKS =
            List.of("20408", "20801", "26201", "21407", "22201", "23201", "20601", "26806", "");

    private Sample() {}

    /** Whatever the seed, the amounts follow from the units. */
    static Statement month(String partner, long seed) {
        Random random = new Random(seed);
        List<Line> lines = new ArrayList<>();
        List<Day> days = new ArrayList<>();
        Money total = new Money(0, EUR);
        for (int number = 1; number <= MONTH.lengthOfMonth(); number++) {
            LocalDate day = MONTH.atDay(number);
            long cost = 0;
            for (int i = 0; i < NETWORKS.size(); i++) {
                long octets = number > 28 ? 0 : (1_000_000_000L + random.nextInt(2_000_000_000)) * (12 - i) / 4;
                if (octets > 0 && random.nextInt(10) > i - 3) {
                    cost += carried(lines, day, NETWORKS.get(i), octets);
                }
            }
            long use = cost * (6 + random.nextInt(5)) / 2;
            days.add(new Day(day, use, use * random.nextInt(4) / 10, number == 28 ? 1234 : 0, cost));
        }
        for (Line line : lines) {
            total = total.plus(line.amount());
        }
        return new Statement(
                partner,
                MONTH,
                ZoneId.of("Europe/Amsterdam"),
                EUR,
                4711,
                lines,
                List.of(total),
                Optional.of(total),
                Optional.of(new OwnMonth(days, List.of())));
    }

    /** Nothing was carried, earned or owed. */
    static Statement nothing(String partner) {
        List<Day> days = MONTH.atDay(1)
                .datesUntil(MONTH.plusMonths(1).atDay(1))
                .map(day -> new Day(day, 0, 0, 0, 0))
                .toList();
        return new Statement(
                partner,
                MONTH,
                ZoneId.of("Europe/Amsterdam"),
                EUR,
                0,
                List.of(),
                List.of(),
                Optional.of(new Money(0, EUR)),
                Optional.of(new OwnMonth(days, List.of())));
    }

    private static long carried(List<Line> lines, LocalDate day, String plmn, long octets) {
        boolean home = plmn.startsWith("204");
        Money host = new Money(octets / 1_000 * (home ? 75 : 5) / 1_000_000, EUR);
        lines.add(line(day, Run.HOST, plmn, home ? "EUR 0.75 per GB" : "EUR 0.05 per GB", octets, host, false));
        lines.add(new Line(
                day,
                Run.HOST,
                plmn,
                "*",
                "EUR 0.02 per message",
                UsageUnit.MESSAGES,
                3,
                3,
                3,
                new Money(6, EUR),
                false,
                Optional.empty()));
        if (home || plmn.isEmpty()) {
            return host.minor() + 6;
        }
        boolean dear = plmn.startsWith("232");
        Money visited = new Money(octets / 1_000 * (dear ? 125 : 105) / 1_000_000, EUR);
        lines.add(line(day, Run.VISITED, plmn, dear ? "EUR 1.25 per GB" : "EUR 1.05 per GB", octets, visited, dear));
        return host.minor() + visited.minor() + 6;
    }

    private static Line line(
            LocalDate day, Run run, String plmn, String price, long octets, Money amount, boolean overCap) {
        return new Line(
                day,
                run,
                plmn,
                run == Run.HOST ? "*" : plmn.substring(0, 3),
                price,
                UsageUnit.OCTETS,
                octets / 40_000_000 + 1,
                octets,
                (octets + 999) / 1_000 * 1_000,
                amount,
                overCap,
                overCap ? Optional.of("EUR 1.10 per GB") : Optional.empty());
    }
}
