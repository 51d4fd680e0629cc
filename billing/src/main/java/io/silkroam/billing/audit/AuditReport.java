package io.silkroam.billing.audit;

import java.util.List;

/**
 * What an audit found.
 *
 * @param lastTransaction the ledger transaction up to which everything was looked at
 * @param totals journal and books side by side, by kind and unit
 * @param findings the first of each proof, and then how many more there are
 */
public record AuditReport(long lastTransaction, Counts counts, List<Total> totals, List<Finding> findings) {

    /** How much was looked at. */
    public record Counts(
            long transactions, long postings, long journalRows, long records, long sales, long allowances, long lines) {
        @Override
        public String toString() {
            String ledger = transactions + " ledger transactions with " + postings + " postings, ";
            String journal = journalRows + " journal rows, " + records + " records, " + sales + " sales, ";
            return ledger + journal + allowances + " allowances, " + lines + " statement lines";
        }
    }

    /**
     * The same sum from both sides.
     *
     * @param kind of journal row
     * @param unit OCTETS, SECONDS, MESSAGES, or a currency for money
     * @param removed part of what the books say whose records are gone after their storage time
     */
    public record Total(String kind, String unit, long journal, long books, long removed) {
        /** Whether both sides say the same. */
        public boolean agrees() {
            return Math.addExact(journal, removed) == books;
        }
    }

    public AuditReport {
        totals = List.copyOf(totals);
        findings = List.copyOf(findings);
    }

    /** Whether everything was proved. */
    public boolean clean() {
        return findings.isEmpty();
    }

    /** The result in one sentence. */
    public String summary() {
        return clean()
                ? "The books are right: " + counts + "."
                : "The books are wrong, see %d findings: %s were looked at.".formatted(findings.size(), counts);
    }
}
