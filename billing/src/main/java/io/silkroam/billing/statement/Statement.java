package io.silkroam.billing.statement;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.tariff.Run;
import io.silkroam.sim.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a partner is owed for a month, without VAT. Its lines are those of the ledger and of the export of kind
 * {@code wholesale}, to the cent.
 *
 * @param zone in which its days begin
 * @param currency of the books
 * @param lastTransaction the ledger transaction up to which it tells
 * @param totals what is owed, by currency
 * @param total the same in the currency of the books, each day by its rate; empty where a rate is missing
 * @param month what the month was worth to us, which is not for the partner to see
 */
public record Statement(
        String partner,
        YearMonth period,
        ZoneId zone,
        Currency currency,
        long lastTransaction,
        List<Line> lines,
        List<Money> totals,
        Optional<Money> total,
        Optional<OwnMonth> month) {

    /**
     * A day, a network and a tariff.
     *
     * @param plmn empty text where no network was told
     * @param networks what the tariff's line is for
     * @param price for people: {@code EUR 1.05 per GB}
     * @param units as they were used
     * @param billed as the tariff counts them
     * @param amount rounded once, from what is billed
     * @param overCap whether the price is above what the EU lets it be
     * @param cap what the EU lets it be, where it is above
     */
    public record Line(
            LocalDate day,
            Run run,
            String plmn,
            String networks,
            String price,
            UsageUnit unit,
            long records,
            long units,
            long billed,
            Money amount,
            boolean overCap,
            Optional<String> cap) {}

    /**
     * All that was earned and all that partners are owed, by day, in the currency of the books.
     *
     * @param unconverted currencies without a rate, whose amounts are left out
     */
    public record OwnMonth(List<Day> days, List<String> unconverted) {
        public OwnMonth {
            days = List.copyOf(days);
            unconverted = List.copyOf(unconverted);
        }

        /** All days together. */
        public Day sum() {
            return days.stream().reduce(Day::plus).orElseThrow();
        }
    }

    /**
     * Minor units of the currency of the books, without VAT.
     *
     * @param use earned by what was used
     * @param breakage earned by what lapsed
     * @param messages earned by partners' short messages
     * @param cost of all partners
     */
    public record Day(LocalDate day, long use, long breakage, long messages, long cost) {
        /** The two together, under the day of this one. */
        public Day plus(Day other) {
            return new Day(
                    day, use + other.use, breakage + other.breakage, messages + other.messages, cost + other.cost);
        }

        /** All that was earned. */
        public long revenue() {
            return use + breakage + messages;
        }

        /** What is left of it. */
        public long margin() {
            return revenue() - cost;
        }
    }

    public Statement {
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
    }

    /** Without what is not for the partner to see. */
    public Statement forPartner() {
        return new Statement(partner, period, zone, currency, lastTransaction, lines, totals, total, Optional.empty());
    }

    /** Units of that kind that were carried for us. */
    public long carried(UsageUnit unit) {
        // What a visited network carries, the host operator carries too.
        return Math.max(units(unit, Run.HOST), units(unit, Run.VISITED));
    }

    private long units(UsageUnit unit, Run run) {
        return lines.stream()
                .filter(line -> line.unit() == unit && line.run() == run)
                .mapToLong(Line::units)
                .sum();
    }
}
