-- The day that a payment counts on against its merchant's limits, only while its outcome is open: the row of the limits
-- does not name it then, because there may be a million of them for days.
ALTER TABLE payments ADD counted_on text COLLATE "C";

UPDATE payments SET counted_on = doc::jsonb ->> 'counted_on' WHERE status IN ('Pending', 'Processing', 'Unknown');

CREATE INDEX payments_open ON payments (merchant_id, counted_on) INCLUDE (amount) WHERE counted_on IS NOT NULL;
