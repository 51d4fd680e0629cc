-- What is remembered of closed sessions that an account's body has no more room for: a repeat within a day is answered
-- the same. The memory is encoded by the charging rules.
CREATE TABLE closed_session (
    subscriber_id  bigint   NOT NULL,
    session_id     varchar  NOT NULL,
    memory         ${bytes} NOT NULL,
    keep_until     bigint   NOT NULL,
    CONSTRAINT closed_session_pk PRIMARY KEY (subscriber_id, session_id)
);

CREATE INDEX closed_session_keep_until ON closed_session (keep_until);
