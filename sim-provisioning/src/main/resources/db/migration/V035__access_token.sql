-- Who may use the API. Of a token only its SHA-256 is kept, so that whoever reads this table cannot use it. A revoked
-- token stays for the record; living_name is its name while it holds it, and null once the name may be used again.
-- Instants are in milliseconds since 1970.
CREATE TABLE access_token (
    id           bigint   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         varchar  NOT NULL,
    living_name  varchar,
    digest       ${bytes} NOT NULL,
    role         varchar  NOT NULL,
    holder       varchar,
    created_at   bigint   NOT NULL,
    expires_at   bigint,
    revoked_at   bigint,
    last_used_at bigint,
    CONSTRAINT access_token_digest UNIQUE (digest),
    CONSTRAINT access_token_living_name UNIQUE (living_name)
);

CREATE INDEX access_token_name ON access_token (name);
