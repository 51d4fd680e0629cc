package io.silkroam.billing.rating;

import io.silkroam.billing.tariff.TariffLine;
import java.util.Optional;

/**
 * What a record costs us in one run.
 *
 * @param line empty where the run does not apply, or no line is for the record
 * @param billed units as the line counts them
 * @param nanos for information: what is owed is rounded once for a statement's line
 */
public record Wholesale(Optional<TariffLine> line, long billed, long nanos) {

    public static final Wholesale NONE = new Wholesale(Optional.empty(), 0, 0);

    static Wholesale of(TariffLine line, long units) {
        long billed = line.billed(units);
        return new Wholesale(Optional.of(line), billed, line.nanos(billed));
    }

    Wholesale negated() {
        return new Wholesale(line, -billed, -nanos);
    }
}
