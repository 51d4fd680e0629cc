-- How far the usage journal was read to tell subscribers, so that a restart goes on where it stopped. One gateway of a
-- database reads at a time: its name and until when, in milliseconds since 1970; the version refuses one that lost the
-- row meanwhile. position is a list of writer:sequence (docs/decisions/002-journal-cursor.md).
CREATE TABLE care_position (
    name        varchar NOT NULL PRIMARY KEY,
    holder      varchar NOT NULL,
    lease_until bigint  NOT NULL,
    version     bigint  NOT NULL,
    position    varchar NOT NULL
);

-- Where each subscriber has used anything, so that each country is explained once, and times are told and nights kept
-- by the clocks of the country entered last. country is ISO 3166-1, or the MCC of one we know nothing of.
CREATE TABLE care_visit (
    subscriber_id bigint  NOT NULL,
    country       varchar NOT NULL,
    entered_at    bigint  NOT NULL,
    CONSTRAINT care_visit_pk PRIMARY KEY (subscriber_id, country)
);
