package io.silkroam.billing.tariff;

import io.silkroam.billing.UsageUnit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;

/**
 * One dated price of a partner.
 *
 * @param partner whom it is owed
 * @param networks MCC, or MCC and MNC, of the networks it is for; {@code *} for all that no longer prefix names
 * @param priceNanos billionths of the currency's major unit for {@code per} units
 * @param increment a record's units count as the next multiple of it; 1 counts them exactly
 * @param from first day
 * @param until first day that is out again
 */
public record TariffLine(
        String partner,
        Run run,
        String networks,
        UsageUnit unit,
        long priceNanos,
        long per,
        long increment,
        Currency currency,
        LocalDate from,
        LocalDate until) {

    private static final BigDecimal NANO = BigDecimal.valueOf(1, 9);

    public TariffLine {
        if (run == Run.RETAIL || priceNanos < 0 || per < 1 || increment < 1 || !from.isBefore(until)) {
            throw new IllegalArgumentException("a tariff line has a run of wholesale, a price from zero, a number of "
                    + "units and an increment from one, and ends after it begins");
        }
    }

    /** The line as one text; two lines with the same text say the same. */
    public String text() {
        String end = until.equals(LocalDate.MAX) ? "" : " until " + until;
        String begin = from.equals(LocalDate.MIN) ? "" : " from " + from;
        return "%s %s %s: %s %s / %d %s, by %d%s%s"
                .formatted(
                        partner,
                        run,
                        networks,
                        currency.getCurrencyCode(),
                        BigDecimal.valueOf(priceNanos)
                                .multiply(NANO)
                                .stripTrailingZeros()
                                .toPlainString(),
                        per,
                        unit,
                        increment,
                        begin,
                        end);
    }

    /** For people: {@code EUR 1.05 per GB}. */
    public String price() {
        return UnitPrice.of(this).text();
    }

    /** What a record's units count as. */
    public long billed(long units) {
        return increment == 1 ? units : Math.multiplyExact(-Math.floorDiv(-units, increment), increment);
    }

    /** What so many billed units cost, in nanos, rounded half even: a record's own amount. */
    public long nanos(long billed) {
        return exact(billed).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    /** The same in minor units, rounded half even: the amount of a statement's line, the only one that is owed. */
    public long minor(long billed) {
        return exact(billed)
                .movePointLeft(9 - currency.getDefaultFractionDigits())
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private BigDecimal exact(long billed) {
        BigInteger product = BigInteger.valueOf(billed).multiply(BigInteger.valueOf(priceNanos));
        // per divides to at most as many decimals as it has factors of two and five; 40 digits more than hold a
        // quotient
        return new BigDecimal(product).divide(BigDecimal.valueOf(per), 40, RoundingMode.HALF_EVEN);
    }
}
