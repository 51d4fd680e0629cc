-- By which password an ESME binds. Of it only PBKDF2 over a salt of its own is kept: SMPP's passwords have at most eight
-- characters, so whoever reads this table must not be able to try many. Instants are in milliseconds since 1970.
CREATE TABLE esme_password (
    account    varchar  NOT NULL PRIMARY KEY,
    salt       ${bytes} NOT NULL,
    iterations integer  NOT NULL,
    hash       ${bytes} NOT NULL,
    changed_at bigint   NOT NULL
);
