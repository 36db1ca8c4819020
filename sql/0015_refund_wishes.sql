-- A refund's row now begins before its payment holds the money: until then it belongs to no merchant's lists and has no
-- amount. So a process that dies in between leaves a row that is due, and no money stays set aside for nobody.
ALTER TABLE refunds DROP CONSTRAINT refunds_amount_check;
ALTER TABLE refunds ADD CONSTRAINT refunds_amount_check CHECK (amount > 0 OR (amount = 0 AND merchant_id = ''));
