-- Which vendors' files were imported, when and by whom. The digest of the whole file tells whether it is the same one
-- that comes again; rows counts the SIMs that came with it. Instants are milliseconds since 1970.
CREATE TABLE imported_batch (
    batch       varchar NOT NULL PRIMARY KEY,
    vendor      varchar NOT NULL,
    file_name   varchar NOT NULL,
    sha256      varchar NOT NULL,
    rows        bigint  NOT NULL,
    imported_at bigint  NOT NULL,
    actor       varchar NOT NULL
);

CREATE INDEX imported_batch_sha256 ON imported_batch (sha256);
