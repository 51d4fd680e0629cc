-- Vouchers for top-up: bought as digits on paper, redeemed once. A code has at most 53 bits, which a plain or salted
-- hash would give away to whoever reads this table and tries them all; so only its HMAC is kept, under a key that is
-- itself sealed and lies in lookup_key. An HMAC can be looked up by an index, which a salt for each code would not
-- allow. Instants are in milliseconds since 1970.
CREATE TABLE lookup_key (
    name       varchar  NOT NULL,
    kek_id     varchar  NOT NULL,
    sealed     ${bytes} NOT NULL,
    created_at bigint   NOT NULL,
    CONSTRAINT lookup_key_pk PRIMARY KEY (name),
    CONSTRAINT lookup_key_kek FOREIGN KEY (kek_id) REFERENCES kek (id)
);

-- Made together for one plan, under the buyer's name for the order. A holder is the carrier whose SIMs alone may redeem.
CREATE TABLE voucher_batch (
    id         bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference  varchar NOT NULL,
    plan_id    varchar NOT NULL,
    quantity   integer NOT NULL,
    digits     integer NOT NULL,
    expires_at bigint,
    holder     varchar,
    created_by varchar NOT NULL,
    created_at bigint  NOT NULL,
    CONSTRAINT voucher_batch_reference UNIQUE (reference)
);

-- A redemption first reserves the row for its subscriber, then sells, then ends it; attempt counts who took it up, so
-- that one that was overtaken cannot give back what another is selling.
CREATE TABLE voucher (
    id            bigint   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch_id      bigint   NOT NULL,
    code_hash     ${bytes} NOT NULL,
    state         varchar  NOT NULL,
    subscriber_id bigint,
    attempt       integer  NOT NULL,
    changed_at    bigint   NOT NULL,
    CONSTRAINT voucher_code UNIQUE (code_hash),
    CONSTRAINT voucher_of_batch FOREIGN KEY (batch_id) REFERENCES voucher_batch (id)
);

CREATE INDEX voucher_batch_state ON voucher (batch_id, state);
CREATE INDEX voucher_state ON voucher (state, changed_at);

-- Who typed wrong codes lately, and until when no more of theirs are looked at.
CREATE TABLE voucher_try (
    subscriber_id bigint  NOT NULL PRIMARY KEY,
    wrong         integer NOT NULL,
    since         bigint  NOT NULL,
    blocked_until bigint  NOT NULL
);
