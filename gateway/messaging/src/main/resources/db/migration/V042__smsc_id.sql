-- Under which ids SMSCs know our parts. A digest is of the link and a normalised form of the id. That a part has a row
-- here also says that it was sent.
CREATE TABLE smsc_id (
    part_id     bigint  NOT NULL,
    digest      bigint  NOT NULL,
    its_id      varchar NOT NULL,
    CONSTRAINT smsc_id_pk PRIMARY KEY (part_id, digest)
);

CREATE INDEX smsc_id_digest ON smsc_id (digest);

-- Receipts that came before their message was known under its id, or that are nobody's.
CREATE TABLE parked_receipt (
    number      bigint   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    arrived_at  bigint   NOT NULL,
    next_at     bigint   NOT NULL,
    body        ${bytes} NOT NULL
);

CREATE INDEX parked_receipt_next ON parked_receipt (next_at);
