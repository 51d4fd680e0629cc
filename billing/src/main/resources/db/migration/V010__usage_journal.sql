-- The one record of everything that was used, granted, sold or refused: written with the account it changes, in one
-- transaction, and read by billing with a cursor, so that there is nothing to reconcile between the two.
-- Instants are microseconds since 1970 (to_timestamp(at / 1e6) in PostgreSQL): exact on both stores, in one word.
CREATE TABLE usage_journal (
    writer             bigint   NOT NULL,
    sequence           bigint   NOT NULL,
    at                 bigint   NOT NULL,
    event_at           bigint,
    kind               varchar  NOT NULL,
    subscriber_id      bigint   NOT NULL,
    imsi               varchar  NOT NULL,
    session_id         varchar,
    request_type       integer,
    request_number     bigint,
    rating_group       bigint,
    service_identifier bigint,
    plmn               varchar,
    zone               varchar,
    unit               varchar,
    quantity           bigint   NOT NULL,
    subscription_id    bigint,
    plan               varchar,
    allowance          varchar,
    amount_minor       bigint   NOT NULL,
    currency           varchar,
    detail             varchar,
    origin_host        varchar,
    CONSTRAINT usage_journal_pk PRIMARY KEY (writer, sequence)
);

-- The history of one SIM, for its owner and for whoever answers the phone.
CREATE INDEX usage_journal_subscriber ON usage_journal (subscriber_id);
