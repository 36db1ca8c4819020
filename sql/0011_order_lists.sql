-- Lists of orders go by merchant and time, as those of payments do. The default lets silos that know nothing of the
-- column go on while the others are replaced.
ALTER TABLE orders ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();
UPDATE orders SET created_at = (doc::jsonb ->> 'created_at')::timestamptz;
CREATE INDEX orders_by_merchant ON orders (merchant_id, created_at, key);

-- The payments of an order.
CREATE INDEX payments_by_order ON payments (order_id);
