package io.silkroam.billing.tariff;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.tariff.CsvTable.Row;
import io.silkroam.sim.plan.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** So many billionths of the currency's major unit for {@code per} units. */
record UnitPrice(UsageUnit unit, long nanos, long per, Currency currency) {
    private static final int DECIMALS = 9;
    private static final Map<Long, String> OCTETS = new TreeMap<>(
            Map.of(1L, "octet", 1_000L, "kB", 1_000_000L, "MB", 1_000_000_000L, "GB", 1_000_000_000_000L, "TB"));

    /** Columns price, currency and per. */
    static UnitPrice read(Row row, UsageUnit unit) {
        String price = row.text("price", "[0-9]{1,9}(\\.[0-9]{1,9})?", "a price from 0 with at most 9 decimals");
        Currency currency = row.currency("currency");
        long per = count(row, "per", unit);
        return new UnitPrice(
                unit, new BigDecimal(price).movePointRight(DECIMALS).longValueExact(), per, currency);
    }

    /** A number of units from one; octets take kB, MB, GB and KiB, MiB, GiB. */
    static long count(Row row, String column, UsageUnit unit) {
        long count = row.parsed(column, Unit.valueOf(unit.name())::parse);
        if (count < 1) {
            throw new IllegalArgumentException("column " + column + ": at least one is needed");
        }
        return count;
    }

    static UnitPrice of(TariffLine line) {
        return new UnitPrice(line.unit(), line.priceNanos(), line.per(), line.currency());
    }

    /** Whether it is dearer on a day, exactly; empty where there is no rate between the currencies. */
    Optional<Boolean> dearerThan(UnitPrice other, ExchangeRates rates, LocalDate day) {
        if (currency.equals(other.currency)) {
            return Optional.of(perOther(other).compareTo(other.perOther(this)) > 0);
        }
        return rates.on(currency, day).flatMap(ours -> rates.on(other.currency, day)
                .map(theirs -> perOther(other)
                                .multiply(ours)
                                .compareTo(other.perOther(this).multiply(theirs))
                        > 0));
    }

    private BigDecimal perOther(UnitPrice other) {
        return BigDecimal.valueOf(nanos).multiply(BigDecimal.valueOf(other.per));
    }

    /** For people: {@code EUR 1.10 per GB}. */
    String text() {
        BigDecimal price = BigDecimal.valueOf(nanos, DECIMALS).stripTrailingZeros();
        BigDecimal shown = price.setScale(Math.max(2, price.scale()));
        return currency.getCurrencyCode() + " " + shown.toPlainString() + " per " + perText();
    }

    private String perText() {
        if (unit != UsageUnit.OCTETS) {
            String one = unit.name().toLowerCase(Locale.ROOT).replaceAll("s$", "");
            return per == 1 ? one : per + " " + one + "s";
        }
        Map.Entry<Long, String> largest = OCTETS.entrySet().stream()
                .filter(e -> per % e.getKey() == 0)
                .reduce((smaller, larger) -> larger)
                .orElseThrow();
        long times = per / largest.getKey();
        return times == 1 ? largest.getValue() : times + " " + largest.getValue();
    }
}
