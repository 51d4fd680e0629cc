package io.silkroam.billing.export;

import io.silkroam.billing.export.rows.ExportKind;
import java.time.LocalDate;

/**
 * A period of a kind, from midnight to midnight in billing's time zone.
 *
 * @param from first day
 * @param to first day that is out again
 * @param partner of kinds that need one; else empty
 * @param revise makes the next revision of a period that was issued before
 */
public record ExportRequest(ExportKind kind, LocalDate from, LocalDate to, String partner, boolean revise) {
    private static final int LONGEST_YEARS = 2;

    public ExportRequest {
        if (!from.isBefore(to)) {
            throw new ExportException(
                    ExportException.Reason.BAD_REQUEST,
                    "the period is empty: 'to' is the first day that is out again, so it comes after 'from'");
        }
        if (from.plusYears(LONGEST_YEARS).isBefore(to) || from.getYear() < 2000 || to.getYear() > 9999) {
            throw new ExportException(
                    ExportException.Reason.BAD_REQUEST, "a period has at most two years, from 2000 on");
        }
        if (kind.needsPartner() == partner.isEmpty()) {
            throw new ExportException(
                    ExportException.Reason.BAD_REQUEST,
                    kind.needsPartner() ? kind.word() + " needs a partner" : kind.word() + " has no partner");
        }
        if (!partner.isEmpty() && !partner.matches("[a-z0-9][a-z0-9_-]{0,39}")) {
            throw new ExportException(
                    ExportException.Reason.BAD_REQUEST,
                    "'" + partner + "' is no partner: lower-case letters, digits, _ and -, at most 40");
        }
    }
}
