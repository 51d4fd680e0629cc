package io.silkroam.billing.audit;

/** What an audit proves, one thing after the other. */
public enum Proof {
    /** Every ledger transaction balances, none is missing, none was changed after it was sealed. */
    LEDGER,
    /** Every row of the journal is in the books once, as it reads, and nothing else is. */
    JOURNAL,
    /** A record's corrections come in pairs that take back what was stated last. */
    REVISIONS,
    /** What was bought, used and earned of each allowance follows from its records. */
    ALLOWANCES,
    /** Every line of a partner's statement follows from its records and its price. */
    STATEMENTS,
    /** Every account of the ledger holds what its records add up to. */
    ACCOUNTS,
    /** What waits in suspense is what could not be rated. */
    SUSPENSE
}
