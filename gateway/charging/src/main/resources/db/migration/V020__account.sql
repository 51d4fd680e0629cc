-- A subscriber's money, buckets and open sessions are one row with a version, because every request changes one of
-- them and reads all of them. The body is encoded by the charging rules; the store does not look into it.
-- Pages are filled to 70 % in PostgreSQL so that a new version of a row finds room beside the old one and no index has
-- to be touched (HOT); sweep_at is the only indexed column that ever changes, and rarely does.
CREATE TABLE account (
    subscriber_id bigint   NOT NULL PRIMARY KEY,
    version       bigint   NOT NULL,
    sweep_at      bigint   NOT NULL,
    body          ${bytes} NOT NULL
) ${room_for_updates};

CREATE INDEX account_sweep ON account (sweep_at);

-- By which names a network may call the subscriber; kind is RFC 8506's Subscription-Id-Type.
CREATE TABLE identity (
    kind          integer NOT NULL,
    id_text       varchar NOT NULL,
    subscriber_id bigint  NOT NULL REFERENCES account (subscriber_id),
    CONSTRAINT identity_pk PRIMARY KEY (kind, id_text)
);

CREATE INDEX identity_subscriber ON identity (subscriber_id);
