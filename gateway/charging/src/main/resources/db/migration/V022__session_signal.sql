-- What a live session has to be told (RAR, ASR), kept until it was heard: the gateway that decided it may have no
-- connection to the session's peer, or may be gone before it could tell. next_at is in milliseconds since 1970.
CREATE TABLE session_signal (
    id            bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subscriber_id bigint  NOT NULL,
    session_id    varchar NOT NULL,
    origin_host   varchar NOT NULL,
    origin_realm  varchar NOT NULL,
    kind          varchar NOT NULL,
    attempts      integer NOT NULL,
    next_at       bigint  NOT NULL,
    CONSTRAINT session_signal_once UNIQUE (session_id, kind)
);

CREATE INDEX session_signal_due ON session_signal (origin_host, next_at);
