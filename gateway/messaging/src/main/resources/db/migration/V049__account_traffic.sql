-- What partners owe: how much each account had accepted on a day (UTC, days since 1970) at each price. Every connection
-- that accepts messages adds to rows of its own, so that lanes and gateways never wait for each other; the sum over the
-- writers counts, and one of them may be negative. Nothing here is forgotten: it is what invoices are made of.
CREATE TABLE account_traffic (
    account     varchar NOT NULL,
    epoch_day   bigint  NOT NULL,
    price       varchar NOT NULL,
    writer      bigint  NOT NULL,
    messages    bigint  NOT NULL,
    parts       bigint  NOT NULL,
    CONSTRAINT account_traffic_pk PRIMARY KEY (account, epoch_day, price, writer)
) ${room_for_updates};
