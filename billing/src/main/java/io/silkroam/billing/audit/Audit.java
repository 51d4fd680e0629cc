package io.silkroam.billing.audit;

import io.silkroam.billing.audit.AuditReport.Counts;
import io.silkroam.billing.audit.AuditReport.Total;
import io.silkroam.sim.batch.ProgressListener;
import io.silkroam.store.Database;
import java.time.ZoneId;
import java.util.List;

/**
 * Goes through all books as they are at one moment and proves them, from the journal's octets to the accounts. It
 * writes nothing, holds no table in memory and nobody up.
 */
public final class Audit {

    private static final String RECORDS = "SELECT COUNT(*) AS n FROM rated_record";
    private static final String SALES = "SELECT COUNT(*) AS n FROM sale_entry";

    private final Database database;
    private final ZoneId zone;

    /** @param zone in which billing's days begin */
    public Audit(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    /** Progress is counted in rows of the journal, and octets that were used. */
    public AuditReport run(ProgressListener progress) {
        return AuditRows.snapshot(database, rows -> prove(rows, progress));
    }

    private AuditReport prove(AuditRows rows, ProgressListener progress) {
        Findings findings = new Findings();
        LedgerProof ledger = new LedgerProof(rows, findings);
        ledger.run();
        Sums sums = new Sums();
        JournalProof journal = new JournalProof(rows, findings, sums, progress);
        journal.run();
        sums.read(rows);
        List<Total> totals = sums.totals(findings);
        AllowanceProof allowances = new AllowanceProof(rows, findings);
        allowances.run();
        StatementProof statements = new StatementProof(rows, findings, zone);
        statements.run();
        new AccountProof(rows, findings).run(ledger.balances());
        new SuspenseProof(rows, findings).run();
        Counts counts = new Counts(
                ledger.transactions(),
                ledger.postings(),
                journal.journalRows(),
                rows.number(RECORDS),
                rows.number(SALES),
                allowances.allowances(),
                statements.lines());
        return new AuditReport(ledger.lastTransaction(), counts, totals, findings.all());
    }
}
