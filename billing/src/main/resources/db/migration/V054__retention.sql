-- What the end of storage time took away, so that an audit can still prove everything else. Of each writer a beginning
-- goes: rows up to nameless_up_to name nobody, those up to removed_up_to are gone.
CREATE TABLE retention_writer (
    writer         bigint NOT NULL PRIMARY KEY,
    nameless_up_to bigint NOT NULL,
    removed_up_to  bigint NOT NULL
);

-- Each run: what was older than until, and what held it back, in words. Instants are microseconds since 1970.
CREATE TABLE retention_run (
    id           bigint  NOT NULL PRIMARY KEY,
    started_at   bigint  NOT NULL,
    finished_at  bigint,
    until        bigint  NOT NULL,
    remove       integer NOT NULL,
    journal_rows bigint  NOT NULL,
    rated_rows   bigint  NOT NULL,
    sale_rows    bigint  NOT NULL,
    held         varchar NOT NULL
);

-- What the rows that a run removed added up to: usage by the unit account that bore it (docs/ledger.md), and what
-- lapsed. currency is '' where nothing was paid.
CREATE TABLE retention_sum (
    run_id     bigint  NOT NULL,
    kind       varchar NOT NULL,
    bearer     varchar NOT NULL,
    unit       varchar NOT NULL,
    currency   varchar NOT NULL,
    records    bigint  NOT NULL,
    quantity   bigint  NOT NULL,
    paid_minor bigint  NOT NULL,
    CONSTRAINT retention_sum_pk PRIMARY KEY (run_id, kind, bearer, unit, currency)
);

-- The part of what was used, and of a statement's line, whose records can no longer be told from others or are gone.
ALTER TABLE sold_allowance ADD COLUMN forgotten bigint DEFAULT 0 NOT NULL;
ALTER TABLE wholesale_line ADD COLUMN forgotten_records bigint DEFAULT 0 NOT NULL;
ALTER TABLE wholesale_line ADD COLUMN forgotten_units bigint DEFAULT 0 NOT NULL;
ALTER TABLE wholesale_line ADD COLUMN forgotten_billed bigint DEFAULT 0 NOT NULL;
