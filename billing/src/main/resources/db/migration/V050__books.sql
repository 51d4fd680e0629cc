-- Billing's books. What was once written here is never changed: a correction is a further row. The one exception is the
-- end of a record's storage time, after which nobody can be recognised in it (V054).

-- How far the journal was booked, by writer. Moved in the transaction that books, so that no row is booked twice.
CREATE TABLE booked_writer (
    writer        bigint NOT NULL PRIMARY KEY,
    last_sequence bigint NOT NULL
);

-- The one row whoever books locks first: ledger transactions are numbered without a gap, and each seals the one before.
CREATE TABLE book (
    id               integer NOT NULL PRIMARY KEY,
    last_transaction bigint  NOT NULL,
    seal             varchar NOT NULL
);
INSERT INTO book (id, last_transaction, seal) VALUES (1, 0, '');

-- The lines of tariffs that ever rated something, as they read then. Their text says all of it: same text, same line.
CREATE TABLE tariff_line (
    id          integer NOT NULL PRIMARY KEY,
    text        varchar NOT NULL UNIQUE,
    partner     varchar NOT NULL,
    run         varchar NOT NULL,
    networks    varchar NOT NULL,
    unit        varchar NOT NULL,
    price_nanos bigint  NOT NULL,
    per         bigint  NOT NULL,
    increment   bigint  NOT NULL,
    currency    varchar NOT NULL
);

-- Usage with what it is worth. Revision 1 is how it was first rated; a correction is a row that takes the last one back
-- (its numbers negative) and one that states it anew. The sum over all rows is what counts, of any selection of them; so
-- units and money that were given back (REFUND) are negative here, and the journal's are not. host_units and
-- visited_units are as the tariff counts them (billed), quantity is as it was used.
-- Instants are microseconds since 1970. Nanos are billionths of the currency's major unit; rounding to its minor unit
-- happens in sold_allowance and wholesale_line, not here.
CREATE TABLE rated_record (
    writer            bigint  NOT NULL,
    sequence          bigint  NOT NULL,
    revision          integer NOT NULL,
    transaction_id    bigint  NOT NULL,
    happened          bigint  NOT NULL,
    decided           bigint  NOT NULL,
    kind              varchar NOT NULL,
    subscriber_id     bigint  NOT NULL,
    imsi              varchar NOT NULL,
    msisdn            varchar,
    iccid             varchar,
    session_id        varchar,
    request_number    bigint,
    rating_group      bigint,
    apn               varchar,
    rat_type          varchar,
    charging_id       varchar,
    plmn              varchar,
    zone              varchar,
    unit              varchar NOT NULL,
    quantity          bigint  NOT NULL,
    octets_up         bigint,
    octets_down       bigint,
    subscription_id   bigint,
    plan              varchar,
    allowance         varchar,
    paid_minor        bigint  NOT NULL,
    retail_nanos      bigint  NOT NULL,
    retail_currency   varchar,
    vat_basis_points  integer NOT NULL,
    host_tariff       integer,
    host_units        bigint  NOT NULL,
    host_nanos        bigint  NOT NULL,
    visited_tariff    integer,
    visited_units     bigint  NOT NULL,
    visited_nanos     bigint  NOT NULL,
    over_cap          integer NOT NULL,
    suspense          varchar,
    CONSTRAINT rated_record_pk PRIMARY KEY (writer, sequence, revision)
);
-- Files of a period are read in this order.
CREATE INDEX rated_record_happened ON rated_record (happened, writer, sequence, revision);
-- What was booked since the file before.
CREATE INDEX rated_record_transaction ON rated_record (transaction_id);

-- Records that could not be rated in full, until they are.
CREATE TABLE suspended_record (
    writer          bigint  NOT NULL,
    sequence        bigint  NOT NULL,
    since           bigint  NOT NULL,
    subscriber_id   bigint  NOT NULL,
    subscription_id bigint,
    reasons         varchar NOT NULL,
    CONSTRAINT suspended_record_pk PRIMARY KEY (writer, sequence)
);
-- Those whose purchase is booked at last.
CREATE INDEX suspended_record_sale ON suspended_record (subscriber_id, subscription_id);

-- Plans sold and taken back, and what lapsed of each at its end (BREAKAGE). Amounts in minor units, of a refund negative.
-- Units that are found to have been used after all take their BREAKAGE back, in the name of their own record.
CREATE TABLE sale_entry (
    writer           bigint  NOT NULL,
    sequence         bigint  NOT NULL,
    transaction_id   bigint  NOT NULL,
    kind             varchar NOT NULL,
    happened         bigint  NOT NULL,
    subscriber_id    bigint  NOT NULL,
    imsi             varchar NOT NULL,
    msisdn           varchar,
    iccid            varchar,
    subscription_id  bigint  NOT NULL,
    plan             varchar NOT NULL,
    reference        varchar,
    payment_means    varchar,
    allowance        varchar,
    currency         varchar NOT NULL,
    gross_minor      bigint  NOT NULL,
    net_minor        bigint  NOT NULL,
    vat_minor        bigint  NOT NULL,
    vat_basis_points integer NOT NULL,
    vat_mode         varchar NOT NULL,
    unit             varchar,
    units            bigint  NOT NULL,
    CONSTRAINT sale_entry_pk PRIMARY KEY (writer, sequence)
);
CREATE INDEX sale_entry_happened ON sale_entry (happened, writer, sequence);

-- What is still owed of each allowance sold. recognised = round(net * used / bought), so that it ends at net exactly.
CREATE TABLE sold_allowance (
    subscriber_id    bigint  NOT NULL,
    subscription_id  bigint  NOT NULL,
    allowance        varchar NOT NULL,
    plan             varchar NOT NULL,
    unit             varchar NOT NULL,
    currency         varchar NOT NULL,
    vat_basis_points integer NOT NULL,
    bought           bigint  NOT NULL,
    used             bigint  NOT NULL,
    lapsed           bigint  NOT NULL,
    net_minor        bigint  NOT NULL,
    recognised_minor bigint  NOT NULL,
    breakage_minor   bigint  NOT NULL,
    closed           integer NOT NULL,
    CONSTRAINT sold_allowance_pk PRIMARY KEY (subscriber_id, subscription_id, allowance)
) ${room_for_updates};

-- What a partner's statement is made of: one line for a day (of billing's zone), a network and a tariff. Its amount is
-- rounded once, from its units: amount_minor = round(billed * price).
CREATE TABLE wholesale_line (
    partner      varchar NOT NULL,
    run          varchar NOT NULL,
    epoch_day    bigint  NOT NULL,
    plmn         varchar NOT NULL,
    tariff       integer NOT NULL,
    currency     varchar NOT NULL,
    records      bigint  NOT NULL,
    units        bigint  NOT NULL,
    billed       bigint  NOT NULL,
    amount_minor bigint  NOT NULL,
    over_cap     integer NOT NULL,
    CONSTRAINT wholesale_line_pk PRIMARY KEY (partner, run, epoch_day, plmn, tariff)
) ${room_for_updates};

-- Double entry. A commodity is a currency, or a unit that was promised to somebody (OCTETS, SECONDS, MESSAGES, EUR-CREDIT).
-- Amounts are debits above zero and credits below; of each transaction and commodity they add up to zero.
CREATE TABLE ledger_transaction (
    id        bigint  NOT NULL PRIMARY KEY,
    booked_at bigint  NOT NULL,
    kind      varchar NOT NULL,
    reference varchar NOT NULL,
    seal      varchar NOT NULL
);
CREATE TABLE ledger_posting (
    transaction_id bigint  NOT NULL,
    line           integer NOT NULL,
    epoch_day      bigint  NOT NULL,
    account        varchar NOT NULL,
    commodity      varchar NOT NULL,
    amount         bigint  NOT NULL,
    CONSTRAINT ledger_posting_pk PRIMARY KEY (transaction_id, line)
);
CREATE INDEX ledger_posting_day ON ledger_posting (epoch_day);
