-- Messages that were given up, whole, so that an operator can look at them and send them once more.
CREATE TABLE message_dead (
    id          bigint   NOT NULL PRIMARY KEY,
    first_id    bigint   NOT NULL,
    accepted_at bigint   NOT NULL,
    failed_at   bigint   NOT NULL,
    parts       integer  NOT NULL,
    attempt     integer  NOT NULL,
    flags       integer  NOT NULL,
    route       integer  NOT NULL,
    outcome     integer  NOT NULL,
    error       varchar  NOT NULL,
    sender      varchar  NOT NULL,
    body        ${bytes} NOT NULL
);

-- Why a message was sent, where it may be sent only once for that.
CREATE TABLE message_cause (
    cause       varchar  NOT NULL PRIMARY KEY,
    id          bigint   NOT NULL
);

CREATE INDEX message_cause_id ON message_cause (id);
