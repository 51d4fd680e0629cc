-- What the network said of the bearer, so that our records can be compared with the host operator's, row by row. Rows
-- from before, and of requests that told nothing, have none.
ALTER TABLE usage_journal ADD COLUMN apn varchar;
ALTER TABLE usage_journal ADD COLUMN rat_type varchar;
ALTER TABLE usage_journal ADD COLUMN charging_id varchar;
ALTER TABLE usage_journal ADD COLUMN octets_up bigint;
ALTER TABLE usage_journal ADD COLUMN octets_down bigint;
