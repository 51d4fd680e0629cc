-- The language a subscriber chose, and whether notices are unwanted; who chose nothing has no row. Milliseconds since 1970.
CREATE TABLE care_wish (
    subscriber_id bigint  NOT NULL PRIMARY KEY,
    language      varchar NOT NULL,
    stopped       boolean NOT NULL,
    changed_at    bigint  NOT NULL
);
