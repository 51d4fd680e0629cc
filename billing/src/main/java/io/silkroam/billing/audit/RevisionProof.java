package io.silkroam.billing.audit;

/** A record's revisions: 1, and then two at a time, of which the first takes back what was stated last. */
final class RevisionProof {

    private static final String STRUCTURE = """
            SELECT sequence, COUNT(*) AS n, MAX(revision) AS last
              FROM rated_record WHERE writer = ? AND sequence > ? AND sequence <= ?
             GROUP BY sequence
            HAVING COUNT(*) <> MAX(revision) OR MIN(revision) <> 1 OR MOD(MAX(revision), 2) = 0
             ORDER BY sequence
            """;

    private static final String TAKEN_BACK = """
            SELECT b.sequence, b.revision, a.quantity + b.quantity AS quantity,
                   a.retail_nanos + b.retail_nanos AS retail, a.host_nanos + b.host_nanos AS host,
                   a.visited_nanos + b.visited_nanos AS visited
              FROM rated_record b
              JOIN rated_record a ON a.writer = b.writer AND a.sequence = b.sequence AND a.revision = b.revision - 1
             WHERE b.writer = ? AND b.sequence > ? AND b.sequence <= ? AND MOD(b.revision, 2) = 0
               AND (a.quantity <> -b.quantity OR a.paid_minor <> -b.paid_minor OR a.retail_nanos <> -b.retail_nanos
                    OR a.host_units <> -b.host_units OR a.host_nanos <> -b.host_nanos
                    OR a.visited_units <> -b.visited_units OR a.visited_nanos <> -b.visited_nanos
                    OR a.happened <> b.happened OR a.kind <> b.kind OR a.unit <> b.unit
                    OR COALESCE(a.host_tariff, 0) <> COALESCE(b.host_tariff, 0)
                    OR COALESCE(a.visited_tariff, 0) <> COALESCE(b.visited_tariff, 0))
             ORDER BY b.sequence, b.revision
            """;

    private final AuditRows rows;
    private final Findings findings;

    RevisionProof(AuditRows rows, Findings findings) {
        this.rows = rows;
        this.findings = findings;
    }

    void stretch(long writer, long from, long until) {
        rows.each(
                STRUCTURE,
                row -> findings.add(
                        Proof.REVISIONS,
                        "record %d/%d has %d revisions, the last of them %d; there has to be 1, 3, 5 ... of them"
                                .formatted(writer, row.number("sequence"), row.number("n"), row.number("last"))),
                writer,
                from,
                until);
        rows.each(
                TAKEN_BACK,
                row -> findings.add(
                        Proof.REVISIONS,
                        ("revision %d of record %d/%d does not take back the one before: %d units, %d nanos retail, "
                                        + "%d host and %d visited remain")
                                .formatted(
                                        row.number("revision"),
                                        writer,
                                        row.number("sequence"),
                                        row.number("quantity"),
                                        row.number("retail"),
                                        row.number("host"),
                                        row.number("visited"))),
                writer,
                from,
                until);
    }
}
