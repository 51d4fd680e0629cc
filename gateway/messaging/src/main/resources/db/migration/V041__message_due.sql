-- What waits to be done with a message, and for whom: a part to send (kind 0), a receipt to hand over (1), a notice that
-- it is under way (2), a payment to give back (3). A million of these are a queue; a message that is sent at once has none.
CREATE TABLE message_due (
    id          bigint  NOT NULL,
    kind        integer NOT NULL,
    party       varchar NOT NULL,
    priority    integer NOT NULL,
    due_at      bigint  NOT NULL,
    valid_until bigint  NOT NULL,
    chain       bigint  NOT NULL,
    note        bigint  NOT NULL,
    CONSTRAINT message_due_pk PRIMARY KEY (id, kind)
);

CREATE INDEX message_due_party ON message_due (party, priority, due_at, id);
CREATE INDEX message_due_expiry ON message_due (valid_until);
CREATE INDEX message_due_chain ON message_due (chain);

-- Messages whose destination is to get them in order: only the first of a chain may be sent.
CREATE TABLE message_order (
    chain       bigint  NOT NULL,
    id          bigint  NOT NULL,
    CONSTRAINT message_order_pk PRIMARY KEY (chain, id)
);

CREATE INDEX message_order_id ON message_order (id);
