-- What was given out: a period of a kind, once, and its revisions. Who asks for the same period again gets the same
-- rows, because the row says between which ledger transactions they were booked. Nothing here is ever changed.
CREATE TABLE export_issue (
    id           bigint  NOT NULL PRIMARY KEY,
    kind         varchar NOT NULL,
    partner      varchar NOT NULL,
    sequence     bigint  NOT NULL,
    revision     integer NOT NULL,
    from_day     bigint  NOT NULL,
    to_day       bigint  NOT NULL,
    zone         varchar NOT NULL,
    span         varchar NOT NULL,
    predecessor  bigint,
    late_after   bigint,
    up_to        bigint  NOT NULL,
    made_at      bigint  NOT NULL,
    made_by      varchar NOT NULL,
    what_changed varchar NOT NULL,
    CONSTRAINT export_issue_number UNIQUE (kind, partner, sequence, revision)
);
CREATE INDEX export_issue_period ON export_issue (kind, partner, to_day);

-- The files of an issue: one for each profile and language. The same file again has the same octets, or is refused.
CREATE TABLE export_file (
    issue          bigint  NOT NULL,
    profile        varchar NOT NULL,
    language       varchar NOT NULL,
    name           varchar NOT NULL,
    row_count      bigint  NOT NULL,
    late_count     bigint  NOT NULL,
    octets         bigint  NOT NULL,
    sha256         varchar NOT NULL,
    totals         varchar NOT NULL,
    layout_version integer NOT NULL,
    layout_digest  varchar NOT NULL,
    generator      varchar NOT NULL,
    CONSTRAINT export_file_pk PRIMARY KEY (issue, profile, language)
);

-- Under which numbers are hashed in files that hide them: the same hash for the same number in every file, and none to
-- find by trying.
CREATE TABLE export_mask (
    id     integer  NOT NULL PRIMARY KEY,
    secret varchar  NOT NULL
);

-- What a subscription was sold for, beside what is left of it.
CREATE INDEX sale_entry_subscription ON sale_entry (subscriber_id, subscription_id);
