-- What one gateway of a database does at a time for billing: its name and until when, in milliseconds since 1970; the
-- version refuses one that lost the row meanwhile. position is a list of writer:sequence, how far the journal was handed
-- to a broker (docs/decisions/016-feed-to-the-books.md); empty where the books themselves say how far it was read.
CREATE TABLE billing_lease (
    name        varchar NOT NULL PRIMARY KEY,
    holder      varchar NOT NULL,
    lease_until bigint  NOT NULL,
    version     bigint  NOT NULL,
    position    varchar NOT NULL
);

-- The end of the last period that each schedule has exported, in milliseconds since 1970: what a gateway that was down
-- has missed is made up for from there.
CREATE TABLE export_schedule (
    name       varchar NOT NULL PRIMARY KEY,
    done_until bigint  NOT NULL
);

-- Each file of an issue on its way to a destination, its manifest right behind it. Times in milliseconds since 1970.
-- Whoever attempts it first moves next_at behind the longest attempt; holder is who did so last.
CREATE TABLE delivery (
    issue_id     bigint  NOT NULL,
    file_name    varchar NOT NULL,
    profile      varchar NOT NULL,
    language     varchar NOT NULL,
    destination  varchar NOT NULL,
    state        varchar NOT NULL,
    attempts     integer NOT NULL,
    holder       varchar,
    next_at      bigint  NOT NULL,
    last_error   varchar,
    delivered_at bigint,
    CONSTRAINT delivery_pk PRIMARY KEY (issue_id, file_name, destination)
) ${room_for_updates};
CREATE INDEX delivery_next ON delivery (state, destination, next_at);
