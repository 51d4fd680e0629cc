-- A run that goes on says so by counting; 0: it is ended, and what it holds is taken over. Times of the database's clock,
-- by which it was decided before, are wrong when that leaps. A gateway of the release before cannot renew its lease any
-- more and stops handing over before another one may take over.
ALTER TABLE message_gateway ADD COLUMN beats bigint DEFAULT 1 NOT NULL;

ALTER TABLE message_gateway DROP COLUMN lease_until;
