-- How much of partners' short messages was booked: by account, day (UTC, days since 1970) and price, what messaging had
-- counted when it was last told. What it counts more than that is booked next time.
CREATE TABLE booked_traffic (
    account      varchar NOT NULL,
    epoch_day    bigint  NOT NULL,
    price        varchar NOT NULL,
    currency     varchar NOT NULL,
    parts        bigint  NOT NULL,
    amount_minor bigint  NOT NULL,
    CONSTRAINT booked_traffic_pk PRIMARY KEY (account, epoch_day, price)
) ${room_for_updates};
