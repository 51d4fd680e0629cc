package io.silkroam.billing.audit;

import io.silkroam.billing.audit.AuditRows.Row;

/** What waits is what its record, as stated last, could not be rated for; and the other way round. */
final class SuspenseProof {

    private static final String WAITING = """
            SELECT w.writer, w.sequence, w.reasons, r.revision, r.suspense, j.kind
              FROM suspended_record w
              LEFT JOIN rated_record r ON r.writer = w.writer AND r.sequence = w.sequence
                    AND r.revision = (SELECT MAX(n.revision) FROM rated_record n
                                       WHERE n.writer = w.writer AND n.sequence = w.sequence)
              LEFT JOIN usage_journal j ON j.writer = w.writer AND j.sequence = w.sequence
             WHERE (r.writer IS NOT NULL AND COALESCE(r.suspense, '') <> w.reasons)
                OR (r.writer IS NULL AND (j.writer IS NULL OR j.kind NOT IN ('EXPIRY', 'REFUND')))
             ORDER BY w.writer, w.sequence
            """;

    private static final String NOT_WAITING = """
            SELECT r.writer, r.sequence, r.suspense
              FROM rated_record r
              LEFT JOIN suspended_record w ON w.writer = r.writer AND w.sequence = r.sequence
             WHERE r.suspense IS NOT NULL AND MOD(r.revision, 2) = 1 AND w.writer IS NULL
               AND NOT EXISTS (SELECT 1 FROM rated_record n WHERE n.writer = r.writer AND n.sequence = r.sequence
                                                              AND n.revision > r.revision)
             ORDER BY r.writer, r.sequence
            """;

    private final AuditRows rows;
    private final Findings findings;

    SuspenseProof(AuditRows rows, Findings findings) {
        this.rows = rows;
        this.findings = findings;
    }

    void run() {
        rows.each(WAITING, this::waiting);
        rows.each(
                NOT_WAITING,
                row -> findings.add(
                        Proof.SUSPENSE,
                        "record %d/%d is not rated in full (%s), and does not wait in suspense"
                                .formatted(row.number("writer"), row.number("sequence"), row.text("suspense"))));
    }

    private void waiting(Row row) {
        String where = "%d/%d waits in suspense for %s"
                .formatted(row.number("writer"), row.number("sequence"), row.text("reasons"));
        if (row.number("revision") == 0) {
            findings.add(Proof.SUSPENSE, "%s, and there is no such record".formatted(where));
        } else {
            findings.add(
                    Proof.SUSPENSE,
                    "%s, its record says %s"
                            .formatted(where, row.text("suspense").isEmpty() ? "nothing" : row.text("suspense")));
        }
    }
}
