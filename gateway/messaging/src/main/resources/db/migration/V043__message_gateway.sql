-- Runs of gateways that own messages. One whose lease ran out (in the database's time, milliseconds since 1970) is dead.
CREATE TABLE message_gateway (
    run         bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    gateway     varchar NOT NULL,
    lease_until bigint  NOT NULL
);

-- The next block of message ids.
CREATE TABLE message_counter (
    next_id     bigint  NOT NULL
);

INSERT INTO message_counter (next_id) VALUES (1);

-- Blocks that were taken. What was accepted under the ids of one is forgotten together.
CREATE TABLE message_block (
    first_id    bigint  NOT NULL PRIMARY KEY,
    last_id     bigint  NOT NULL,
    used_until  bigint  NOT NULL
);

CREATE INDEX message_block_used ON message_block (used_until);
