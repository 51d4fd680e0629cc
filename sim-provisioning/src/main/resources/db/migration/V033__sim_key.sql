-- The secrets of SIMs, and none of them in clear: Ki and OPc of a SIM are one sealed value, bound to its IMSI and to the
-- key-encryption key that sealed it, which is in a keystore or a token and never here. A row that names a key-encryption
-- key keeps that key known; its check value tells a wrong keystore before anything is used or written.
CREATE TABLE kek (
    id         varchar  NOT NULL,
    kcv        varchar  NOT NULL,
    created_at bigint   NOT NULL,
    CONSTRAINT kek_pk PRIMARY KEY (id)
);

CREATE TABLE sim_key (
    imsi       varchar  NOT NULL,
    kek_id     varchar  NOT NULL,
    sealed     ${bytes} NOT NULL,
    kcv        varchar  NOT NULL,
    created_at bigint   NOT NULL,
    CONSTRAINT sim_key_pk PRIMARY KEY (imsi),
    CONSTRAINT sim_key_kek FOREIGN KEY (kek_id) REFERENCES kek (id)
);

-- What is still under an older key is found, and counted, without reading the rest.
CREATE INDEX sim_key_by_kek ON sim_key (kek_id, imsi);

CREATE TABLE transport_key (
    name       varchar  NOT NULL,
    algorithm  varchar  NOT NULL,
    kek_id     varchar  NOT NULL,
    sealed     ${bytes} NOT NULL,
    kcv        varchar  NOT NULL,
    created_at bigint   NOT NULL,
    CONSTRAINT transport_key_pk PRIMARY KEY (name),
    CONSTRAINT transport_key_kek FOREIGN KEY (kek_id) REFERENCES kek (id)
);
