package io.silkroam.billing.export.rows;

import io.silkroam.billing.tariff.Run;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A rated row in one run: a row of a usage file. */
public record RatedLine(RatedRow row, Run run) {

    /** What was counted: of wholesale, the units after the tariff's increment. */
    public long charged() {
        return run == Run.RETAIL ? row.quantity() : row.wholesale(run).units();
    }

    public long nanos() {
        return run == Run.RETAIL ? row.retail().nanos() : row.wholesale(run).nanos();
    }

    /** Empty where there is no price. */
    public String currency() {
        return run == Run.RETAIL
                ? row.retail().currency()
                : row.wholesale(run).tariff().currency();
    }

    public RatedRow.Tariff tariff() {
        return run == Run.RETAIL ? RatedRow.Tariff.NONE : row.wholesale(run).tariff();
    }

    /** VAT within a retail price, half even. */
    public long vatNanos() {
        int basisPoints = row.retail().vatBasisPoints();
        long net = row.retail().nanos();
        if (run != Run.RETAIL || basisPoints == 0 || net == 0) {
            return 0;
        }
        if (Math.abs(net) < Long.MAX_VALUE / 20_000) {
            return halfEven(net * basisPoints, 10_000);
        }
        return BigDecimal.valueOf(net)
                .multiply(BigDecimal.valueOf(basisPoints))
                .movePointLeft(4)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static long halfEven(long dividend, long divisor) {
        long quotient = Math.floorDiv(dividend, divisor);
        long twice = 2 * Math.floorMod(dividend, divisor);
        boolean up = twice > divisor || (twice == divisor && (quotient & 1) == 1);
        return up ? quotient + 1 : quotient;
    }
}
