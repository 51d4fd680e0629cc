-- Who changed what, when and why. Rows are added and never changed; what does not apply is an empty text. Read newest
-- first, by object, by person or by time (milliseconds since 1970, which follows the order of ids).
CREATE TABLE audit_entry (
    id         bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    made_at    bigint  NOT NULL,
    actor      varchar NOT NULL,
    role       varchar NOT NULL,
    action     varchar NOT NULL,
    kind       varchar NOT NULL,
    object     varchar NOT NULL,
    from_value varchar NOT NULL,
    to_value   varchar NOT NULL,
    reason     varchar NOT NULL,
    detail     varchar NOT NULL
);

CREATE INDEX audit_entry_object ON audit_entry (object, id);
CREATE INDEX audit_entry_actor ON audit_entry (actor, id);
