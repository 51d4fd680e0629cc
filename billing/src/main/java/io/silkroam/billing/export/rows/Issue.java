package io.silkroam.billing.export.rows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A period of a kind that was given out. The same issue is the same rows for ever; a revision is another issue under
 * the same number.
 *
 * @param number of its series, without a gap
 * @param predecessor the issue whose late rows these are
 * @param whatChanged of a revision, why there is one; empty
 */
public record Issue(
        long id,
        ExportKind kind,
        SeriesNumber number,
        Scope scope,
        OptionalLong predecessor,
        Instant madeAt,
        String madeBy,
        String whatChanged) {

    /** Sequence and revision, both from 1. */
    public record SeriesNumber(long sequence, int revision) {
        @Override
        public String toString() {
            return "%05d-r%d".formatted(sequence, revision);
        }
    }

    /** How long a period is: files of days and of months follow each other separately. */
    public enum Span {
        DAY,
        MONTH,
        OTHER;

        /** Of a half-open period. */
        public static Span of(LocalDate from, LocalDate to) {
            if (to.equals(from.plusDays(1))) {
                return DAY;
            }
            return from.getDayOfMonth() == 1 && to.equals(from.plusMonths(1)) ? MONTH : OTHER;
        }
    }

    public Span span() {
        return Span.of(scope.from(), scope.to());
    }

    /** As files are called: {@code wholesale-kpn-00017-r1-20261101-20261201}. */
    public String name() {
        String partner = scope.partner().isEmpty() ? "" : "-" + scope.partner();
        return "%s%s-%s-%s-%s"
                .formatted(
                        kind.word(),
                        partner,
                        number,
                        scope.from().toString().replace("-", ""),
                        scope.to().toString().replace("-", ""))
                .toLowerCase(Locale.ROOT);
    }
}
