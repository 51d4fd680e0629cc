package io.silkroam.billing.export.rows;

import io.silkroam.billing.rating.HalfEven;
import io.silkroam.billing.tariff.Run;

/** A rated row in one run: a row of a usage file. */
public record RatedLine(RatedRow row, Run run) {
    private static final long WHOLE = 10_000;

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
        return run == Run.RETAIL
                ? HalfEven.of(row.retail().nanos(), row.retail().vatBasisPoints(), WHOLE)
                : 0;
    }
}
