-- Writes by the API and what was answered, so that a client that did not get the answer can ask again with the same key
-- and nothing is done twice, whichever gateway it asks. A row without an answer is being served; one whose gateway died
-- is taken over once its started_at is old, which its gateway keeps fresh while it lives. Rows go after a day or so.
-- Instants are in milliseconds since 1970; token_id 0 is the gateway's own command line.
CREATE TABLE api_request (
    token_id     bigint   NOT NULL,
    request_key  varchar  NOT NULL,
    request_hash ${bytes} NOT NULL,
    started_at   bigint   NOT NULL,
    attempt      bigint   NOT NULL,
    answered_at  bigint,
    status       integer,
    content_type varchar,
    body         ${bytes},
    withheld     boolean  NOT NULL DEFAULT FALSE,
    CONSTRAINT api_request_pk PRIMARY KEY (token_id, request_key)
);

CREATE INDEX api_request_age ON api_request (started_at);
