-- The inventory of SIMs. What the card and the network know stands beside the state of its life, because each changes
-- for reasons of its own. An absent MSISDN or EID is NULL, so that two absent ones never collide. Every list is read in
-- the order of ICCIDs, hence their place in each index. Instants are milliseconds since 1970.
CREATE TABLE sim (
    iccid           varchar NOT NULL PRIMARY KEY,
    imsis           varchar NOT NULL,
    msisdn          varchar,
    eid             varchar,
    subscriber_id   bigint,
    state           varchar NOT NULL,
    card_state      varchar NOT NULL,
    network_state   varchar NOT NULL,
    holder          varchar,
    profile         varchar,
    batch           varchar NOT NULL,
    activation_code varchar,
    predecessor     varchar,
    successor       varchar,
    version         bigint  NOT NULL,
    imported_at     bigint  NOT NULL,
    changed_at      bigint  NOT NULL,
    CONSTRAINT sim_msisdn UNIQUE (msisdn),
    CONSTRAINT sim_eid UNIQUE (eid)
);

CREATE INDEX sim_state ON sim (state, iccid);
CREATE INDEX sim_holder ON sim (holder, iccid);
CREATE INDEX sim_of_batch ON sim (batch, iccid);
CREATE INDEX sim_network_state ON sim (network_state, changed_at, iccid);

-- Whose IMSI it is. The IMSIs of a card never change, so they also stand in its row, divided by blanks, the one it is
-- charged by first: reading a card reads one row.
CREATE TABLE sim_imsi (
    imsi  varchar NOT NULL PRIMARY KEY,
    iccid varchar NOT NULL
);

-- Our own numbers of subscribers. The small ones belong to tests and demonstrations.
CREATE SEQUENCE subscriber_id START WITH 1000;
