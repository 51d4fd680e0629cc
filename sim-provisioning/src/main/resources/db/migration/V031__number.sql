-- Telephone numbers and to which SIM each belongs; the empty text is nobody. A number that was used rests before anybody
-- else gets it, until free_from (milliseconds since 1970; 0 for one that never was used). A number that came with a SIM
-- from outside stands here without a pool.
CREATE TABLE number_pool (
    name       varchar NOT NULL PRIMARY KEY,
    quarantine bigint  NOT NULL
);

CREATE TABLE pooled_number (
    msisdn    varchar NOT NULL PRIMARY KEY,
    pool      varchar REFERENCES number_pool (name),
    iccid     varchar NOT NULL,
    free_from bigint  NOT NULL
);

-- What nobody has comes first, and of that what was never used, then what has rested longest.
CREATE INDEX pooled_number_next ON pooled_number (pool, iccid, free_from, msisdn);
CREATE INDEX pooled_number_pool ON pooled_number (pool, msisdn);
