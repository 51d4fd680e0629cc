package io.silkroam.billing.tariff;

import io.silkroam.sim.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What currencies are worth by date, all in one of them. A rate holds until the next. Amounts are computed exactly and
 * rounded once, half even, to the minor unit of the currency asked for.
 */
public final class ExchangeRates {
    /** Nothing but amounts that are in the currency asked for already. */
    public static final ExchangeRates NONE = new ExchangeRates(Map.of());

    private final Map<Currency, NavigableMap<LocalDate, BigDecimal>> worth;

    ExchangeRates(Map<Currency, NavigableMap<LocalDate, BigDecimal>> worth) {
        this.worth = new HashMap<>();
        worth.forEach((currency, rates) -> this.worth.put(currency, new TreeMap<>(rates)));
    }

    /** The amount in another currency by the rates of a day; empty where one of the two has none. */
    public Optional<Money> convert(Money amount, Currency to, LocalDate day) {
        if (amount.currency().equals(to)) {
            return Optional.of(amount);
        }
        return on(amount.currency(), day)
                .flatMap(from -> on(to, day).map(target -> new Money(minor(amount, from, target, to), to)));
    }

    private static long minor(Money amount, BigDecimal from, BigDecimal target, Currency to) {
        int decimals = amount.currency().getDefaultFractionDigits();
        int shift = to.getDefaultFractionDigits();
        BigDecimal worth = BigDecimal.valueOf(amount.minor(), decimals).multiply(from);
        return worth.movePointRight(shift)
                .divide(target, 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** What one major unit is worth on a day. */
    Optional<BigDecimal> on(Currency currency, LocalDate day) {
        return Optional.ofNullable(worth.get(currency))
                .map(rates -> rates.floorEntry(day))
                .map(Map.Entry::getValue);
    }
}
