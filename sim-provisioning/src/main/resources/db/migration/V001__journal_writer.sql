-- Every connection that appends to the usage journal takes a fresh number here and counts its own rows from 1, so that
-- within a writer the order of numbers is the order of commits (docs/decisions/002-journal-cursor.md).
CREATE TABLE journal_writer (
    writer     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    gateway    varchar NOT NULL,
    started_at timestamp(3) with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);
