-- Every version of a plan that was ever offered, in its canonical text: what was sold must stay what it was, whatever
-- becomes of the file it came from, and every gateway must read the same.
CREATE TABLE plan_version (
    plan_id    varchar  NOT NULL,
    version    integer  NOT NULL,
    definition varchar  NOT NULL,
    created_at bigint   NOT NULL,
    CONSTRAINT plan_version_pk PRIMARY KEY (plan_id, version)
);
