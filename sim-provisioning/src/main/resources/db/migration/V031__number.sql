-- Telephone numbers and to which SIM each belongs. A number that was used rests before anybody else gets it, until
-- free_from (milliseconds since 1970). A number that came with a SIM from outside stands here without a pool.
CREATE TABLE number_pool (
    name       varchar NOT NULL PRIMARY KEY,
    quarantine bigint  NOT NULL
);

CREATE TABLE pooled_number (
    msisdn    varchar NOT NULL PRIMARY KEY,
    pool      varchar REFERENCES number_pool (name),
    state     varchar NOT NULL,
    iccid     varchar,
    free_from bigint
);

-- The next free number of a pool is the first one here.
CREATE INDEX pooled_number_next ON pooled_number (pool, state, free_from, msisdn);
