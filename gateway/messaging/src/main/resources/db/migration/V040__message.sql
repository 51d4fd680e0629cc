-- Messages that are not finished, one row a part. Only the key is indexed, so that what happens to every message (sent,
-- receipt matched) changes a row in place; what waits has a row in message_due as well. The parts of a message have
-- consecutive ids from first_id on. The body is encoded by messaging; the store does not look into it. Times are
-- milliseconds since 1970. (docs/decisions/012-message-rows.md)
CREATE TABLE message (
    id          bigint   NOT NULL PRIMARY KEY,
    first_id    bigint   NOT NULL,
    version     bigint   NOT NULL,
    owner       bigint   NOT NULL,
    accepted_at bigint   NOT NULL,
    valid_until bigint   NOT NULL,
    done_at     bigint   NOT NULL,
    parts       integer  NOT NULL,
    state       integer  NOT NULL,
    attempt     integer  NOT NULL,
    flags       integer  NOT NULL,
    route       integer  NOT NULL,
    outcome     integer  NOT NULL,
    error       varchar  NOT NULL,
    body        ${bytes} NOT NULL
) ${room_for_updates};

-- Finished messages, one row a message, without what somebody wrote: for query_sm, and so that an old receipt is known.
CREATE TABLE message_done (
    id          bigint   NOT NULL PRIMARY KEY,
    done_at     bigint   NOT NULL,
    state       integer  NOT NULL,
    error       varchar  NOT NULL,
    sender      varchar  NOT NULL,
    source      varchar  NOT NULL
);
