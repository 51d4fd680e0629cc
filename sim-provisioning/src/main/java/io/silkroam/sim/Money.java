package io.silkroam.sim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in the minor unit of its currency (cents of EUR, fen of CNY). Arithmetic is exact; mixing currencies or
 * leaving the range of {@code long} is an error, never a silent result.
 */
public record Money(long minor, Currency currency) {
    /** Parses {@code 12.00} in {@code EUR}; more decimals than the currency has are refused. */
    public static Money parse(String amount, String currencyCode) {
        Currency currency = currencyOf(currencyCode);
        if (!amount.matches("-?[0-9]{1,19}(\\.[0-9]{1,19})?")) {
            throw new IllegalArgumentException("'" + amount + "' is not an amount of " + currencyCode);
        }
        try {
            long minor = new BigDecimal(amount)
                    .setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
            return new Money(minor, currency);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + amount + "' is not an amount of " + currencyCode, e);
        }
    }

    public static Money of(long minor, String currencyCode) {
        return new Money(minor, currencyOf(currencyCode));
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /** The amount in its major unit, as a price tag shows it: {@code 12.00}. */
    public String amount() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
    }

    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + amount();
    }

    private static Currency currencyOf(String code) {
        Currency currency;
        try {
            currency = Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + code + "' is not a currency", e);
        }
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("'" + code + "' has no minor unit");
        }
        return currency;
    }
}
