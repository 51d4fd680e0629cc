package io.silkroam.billing.audit;

import io.silkroam.billing.audit.AuditRows.Row;
import io.silkroam.sim.batch.ProgressListener;

/** Lays journal and books side by side, a stretch of one writer's rows after the other. */
final class JournalProof {

    private static final long STRETCH = 50_000;

    /** Writers as far as they are booked, from where storage time has left them. */
    private static final String WRITERS = """
            SELECT b.writer, b.last_sequence, COALESCE(r.removed_up_to, 0) AS removed_up_to
              FROM booked_writer b LEFT JOIN retention_writer r ON r.writer = b.writer
             ORDER BY b.writer
            """;

    private static final String END = """
            SELECT COALESCE(MAX(sequence), 0) AS n
              FROM (SELECT MAX(sequence) AS sequence FROM usage_journal WHERE writer = ?
                     UNION ALL SELECT MAX(sequence) FROM rated_record WHERE writer = ?
                     UNION ALL SELECT MAX(sequence) FROM sale_entry WHERE writer = ?) ends
            """;

    private static final String JOURNAL_SUMS = """
            SELECT kind, unit, currency, COUNT(*) AS n, SUM(quantity) AS quantity, SUM(amount_minor) AS amount
              FROM usage_journal WHERE writer = ? AND sequence > ? AND sequence <= ?
             GROUP BY kind, unit, currency
            """;

    private static final String FIRST_HOLE = """
            SELECT COALESCE(MIN(j.sequence), 0) AS n FROM usage_journal j
              LEFT JOIN usage_journal next ON next.writer = j.writer AND next.sequence = j.sequence + 1
             WHERE j.writer = ? AND j.sequence > ? AND j.sequence < ? AND next.writer IS NULL
            """;

    private static final String ROW = "SELECT COUNT(*) AS n FROM usage_journal WHERE writer = ? AND sequence = ?";

    private static final String IS_USAGE =
            "(j.kind IN ('USAGE', 'OVERUSE', 'FREE', 'DEBIT') OR (j.kind = 'REFUND' AND j.unit IS NOT NULL))";

    private static final String IS_SALE =
            "(j.kind IN ('PURCHASE', 'EXPIRY') OR (j.kind = 'REFUND' AND j.unit IS NULL))";

    /** Rows that are not rated, or not as they read. What is refunded counts below zero in the books. */
    private static final String RECORDS = """
            SELECT j.sequence, j.kind, j.unit,
                   CASE WHEN j.kind = 'REFUND' THEN -j.quantity ELSE j.quantity END AS units, j.amount_minor,
                   r.revision, r.kind AS rated_kind, r.unit AS rated_unit, r.quantity, r.paid_minor
              FROM usage_journal j
              LEFT JOIN rated_record r ON r.writer = j.writer AND r.sequence = j.sequence AND MOD(r.revision, 2) = 1
                                      AND r.writer = ? AND r.sequence > ? AND r.sequence <= ?
             WHERE j.writer = ? AND j.sequence > ? AND j.sequence <= ? AND %s
               AND (r.writer IS NULL OR r.kind <> j.kind OR r.unit <> j.unit OR r.paid_minor <> j.amount_minor
                    OR r.quantity <> CASE WHEN j.kind = 'REFUND' THEN -j.quantity ELSE j.quantity END
                    OR r.subscriber_id <> j.subscriber_id OR r.imsi <> j.imsi OR r.decided <> j.at
                    OR COALESCE(r.plmn, '') <> COALESCE(j.plmn, '')
                    OR COALESCE(r.subscription_id, 0) <> COALESCE(j.subscription_id, 0)
                    OR COALESCE(r.allowance, '') <> COALESCE(j.allowance, ''))
             ORDER BY j.sequence, r.revision
            """.formatted(IS_USAGE);

    /** An end or a refund whose purchase is not booked waits in suspense, and is in no sale. */
    private static final String SALES = """
            SELECT j.sequence, j.kind, j.quantity, j.amount_minor, s.kind AS sale_kind, s.units, s.gross_minor,
                   s.net_minor, s.vat_minor, s.vat_basis_points
              FROM usage_journal j
              LEFT JOIN sale_entry s ON s.writer = j.writer AND s.sequence = j.sequence
              LEFT JOIN suspended_record w ON w.writer = j.writer AND w.sequence = j.sequence
             WHERE j.writer = ? AND j.sequence > ? AND j.sequence <= ? AND %s
               AND ((s.writer IS NULL AND w.writer IS NULL)
                    OR s.kind <> CASE j.kind WHEN 'EXPIRY' THEN 'BREAKAGE' WHEN 'PURCHASE' THEN 'SALE' ELSE j.kind END
                    OR (j.subscriber_id <> 0
                        AND (s.subscriber_id <> j.subscriber_id OR s.subscription_id <> j.subscription_id))
                    OR (j.kind = 'EXPIRY' AND (s.units <> j.quantity OR COALESCE(s.allowance, '') <> j.allowance))
                    OR s.gross_minor <> s.net_minor + s.vat_minor
                    OR (j.kind <> 'EXPIRY' AND s.vat_mode = 'EXCLUSIVE' AND s.net_minor <> j.amount_minor)
                    OR (j.kind <> 'EXPIRY' AND s.vat_mode <> 'EXCLUSIVE' AND s.gross_minor <> j.amount_minor)
                    OR (s.vat_mode = 'NONE' AND s.vat_minor <> 0)
                    OR (s.kind <> 'BREAKAGE' AND s.vat_mode = 'EXCLUSIVE'
                        AND ABS(s.vat_minor * 10000 - s.net_minor * s.vat_basis_points) > 5000)
                    OR (s.kind <> 'BREAKAGE' AND s.vat_mode = 'INCLUSIVE'
                        AND ABS(s.net_minor * (10000 + s.vat_basis_points) - s.gross_minor * 10000) * 2
                            > 10000 + s.vat_basis_points))
             ORDER BY j.sequence
            """.formatted(IS_SALE);

    /** Rows of the books that no row of the journal is behind. */
    private static final String EXTRA = """
            SELECT r.sequence, r.kind, SUM(r.quantity) AS quantity, MIN(r.unit) AS unit
              FROM (SELECT writer, sequence, kind, quantity, unit, 1 AS rated FROM rated_record
                     WHERE writer = ? AND sequence > ? AND sequence <= ?
                     UNION ALL
                    SELECT writer, sequence, kind, units, unit, 0 AS rated FROM sale_entry
                     WHERE writer = ? AND sequence > ? AND sequence <= ?) r
              LEFT JOIN usage_journal j ON j.writer = r.writer AND j.sequence = r.sequence
                                       AND j.writer = ? AND j.sequence > ? AND j.sequence <= ?
                                       AND ((r.rated = 1 AND %s)
                                            OR (r.rated = 0 AND (r.kind = 'BREAKAGE' OR %s)))
             WHERE j.writer IS NULL
             GROUP BY r.sequence, r.kind ORDER BY r.sequence
            """.formatted(IS_USAGE, IS_SALE);

    /** Rows of the books beyond what is said to be booked. */
    private static final String BEYOND = """
            SELECT r.writer, r.sequence, r.kind
              FROM (SELECT writer, sequence, kind FROM rated_record
                     UNION ALL SELECT writer, sequence, kind FROM sale_entry) r
              LEFT JOIN booked_writer b ON b.writer = r.writer
             WHERE b.writer IS NULL OR r.sequence > b.last_sequence
             ORDER BY r.writer, r.sequence
            """;

    /** Rows that are said to be gone after their storage time. */
    private static final String KEPT = """
            SELECT k.writer, COUNT(*) AS n
              FROM retention_writer r
              JOIN (SELECT writer, sequence FROM usage_journal UNION ALL SELECT writer, sequence FROM rated_record) k
                ON k.writer = r.writer AND k.sequence <= r.removed_up_to
             GROUP BY k.writer ORDER BY k.writer
            """;

    /** Rows that still name somebody, or do not any more, though it is said otherwise. */
    private static final String NAMES = """
            SELECT j.writer, CASE WHEN j.sequence <= COALESCE(r.nameless_up_to, 0) THEN 1 ELSE 0 END AS past,
                   COUNT(*) AS n, MIN(j.sequence) AS at_row
              FROM usage_journal j LEFT JOIN retention_writer r ON r.writer = j.writer
             WHERE (j.sequence > COALESCE(r.nameless_up_to, 0) AND (j.subscriber_id = 0 OR j.imsi = ''))
                OR (j.sequence <= COALESCE(r.nameless_up_to, 0) AND (j.subscriber_id <> 0 OR j.imsi <> ''))
             GROUP BY j.writer, CASE WHEN j.sequence <= COALESCE(r.nameless_up_to, 0) THEN 1 ELSE 0 END
             ORDER BY j.writer
            """;

    private final AuditRows rows;
    private final Findings findings;
    private final ProgressListener progress;
    private final Sums sums;
    private final RevisionProof revisions;
    private long journalRows;
    private long octets;

    JournalProof(AuditRows rows, Findings findings, Sums sums, ProgressListener progress) {
        this.rows = rows;
        this.findings = findings;
        this.sums = sums;
        this.progress = progress;
        this.revisions = new RevisionProof(rows, findings);
    }

    void run() {
        rows.each(WRITERS, writer -> {
            long id = writer.number("writer");
            long end = Math.min(writer.number("last_sequence"), rows.number(END, id, id, id));
            for (long from = writer.number("removed_up_to"); from < end; from += STRETCH) {
                stretch(id, from, Math.min(from + STRETCH, end));
            }
            if (end < writer.number("last_sequence") && end > writer.number("removed_up_to")) {
                findings.expect(
                        Proof.JOURNAL,
                        "last row of writer " + id + " in the journal",
                        writer.number("last_sequence"),
                        end);
            }
        });
        rows.each(
                BEYOND,
                row -> findings.add(
                        Proof.JOURNAL,
                        "%s is in the books and beyond what is booked of its writer".formatted(place(row))));
        rows.each(
                NAMES,
                row -> findings.add(
                        Proof.JOURNAL,
                        "writer %d has %d rows that %s, the first of them %d"
                                .formatted(
                                        row.number("writer"),
                                        row.number("n"),
                                        row.number("past") == 1
                                                ? "name somebody after their storage time"
                                                : "name nobody before the end of their storage time",
                                        row.number("at_row"))));
        rows.each(
                KEPT,
                row -> findings.add(
                        Proof.JOURNAL,
                        "writer %d has %d rows that were removed after their storage time"
                                .formatted(row.number("writer"), row.number("n"))));
    }

    private void stretch(long writer, long from, long until) {
        long[] seen = new long[1];
        rows.each(
                JOURNAL_SUMS,
                row -> {
                    seen[0] += row.number("n");
                    sums.journal(row);
                    octets += row.text("unit").equals("OCTETS") ? row.number("quantity") : 0;
                },
                writer,
                from,
                until);
        if (seen[0] != until - from) {
            holes(writer, from, until, seen[0]);
        }
        Object[] twice = {writer, from, until, writer, from, until};
        rows.each(RECORDS, row -> record(writer, row), twice);
        rows.each(SALES, row -> sale(writer, row), writer, from, until);
        rows.each(EXTRA, row -> extra(writer, row), writer, from, until, writer, from, until, writer, from, until);
        revisions.stretch(writer, from, until);
        journalRows += seen[0];
        progress.at(journalRows, octets);
    }

    private void holes(long writer, long from, long until, long seen) {
        long before = rows.number(FIRST_HOLE, writer, from, until);
        boolean begins = rows.number(ROW, writer, from + 1) > 0;
        findings.add(
                Proof.JOURNAL,
                "the journal of writer %d has %d rows from %d to %d instead of %d; %d is missing"
                        .formatted(writer, seen, from + 1, until, until - from, begins ? before + 1 : from + 1));
    }

    private void record(long writer, Row row) {
        String where = "journal row %d/%d (%s)".formatted(writer, row.number("sequence"), row.text("kind"));
        if (row.number("revision") == 0) {
            findings.add(
                    Proof.JOURNAL,
                    "%s of %d %s is in no record".formatted(where, row.number("units"), row.text("unit")));
        } else {
            findings.add(
                    Proof.JOURNAL,
                    "%s says %d %s and %d paid, its record's revision %d says %s of %d %s and %d paid%s"
                            .formatted(
                                    where,
                                    row.number("units"),
                                    row.text("unit"),
                                    row.number("amount_minor"),
                                    row.number("revision"),
                                    row.text("rated_kind"),
                                    row.number("quantity"),
                                    row.text("rated_unit"),
                                    row.number("paid_minor"),
                                    sameNumbers(row) ? ", of somebody or something else" : ""));
        }
    }

    private static boolean sameNumbers(Row row) {
        return row.text("kind").equals(row.text("rated_kind"))
                && row.text("unit").equals(row.text("rated_unit"))
                && row.number("units") == row.number("quantity")
                && row.number("amount_minor") == row.number("paid_minor");
    }

    private void sale(long writer, Row row) {
        String where = "journal row %d/%d (%s)".formatted(writer, row.number("sequence"), row.text("kind"));
        if (row.text("sale_kind").isEmpty()) {
            findings.add(Proof.JOURNAL, "%s is in no sale".formatted(where));
        } else {
            findings.add(
                    Proof.JOURNAL,
                    "%s says amount %d and units %d, its sale says %s of gross %d, net %d, VAT %d (%d bp), units %d"
                            .formatted(
                                    where,
                                    row.number("amount_minor"),
                                    row.number("quantity"),
                                    row.text("sale_kind"),
                                    row.number("gross_minor"),
                                    row.number("net_minor"),
                                    row.number("vat_minor"),
                                    row.number("vat_basis_points"),
                                    row.number("units")));
        }
    }

    private void extra(long writer, Row row) {
        String units =
                row.text("unit").isEmpty() ? "" : " of %d %s".formatted(row.number("quantity"), row.text("unit"));
        findings.add(
                Proof.JOURNAL,
                "%s %d/%d%s is in the books, and no row of the journal is behind it"
                        .formatted(row.text("kind"), writer, row.number("sequence"), units));
    }

    private static String place(Row row) {
        return "%s %d/%d".formatted(row.text("kind"), row.number("writer"), row.number("sequence"));
    }

    long journalRows() {
        return journalRows;
    }
}
