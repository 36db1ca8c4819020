-- One payment of the usual design, by pgbench: no application, no network hop, no channel. :merchants says how many.
\set merchant random(1, :merchants)
\set payment random(1, 9000000000000000000)
\set placed random(1, 9000000000000000000)
BEGIN;
SELECT daily_used, daily_limit FROM c_limits WHERE merchant_id = :merchant FOR UPDATE;
UPDATE c_limits SET daily_used = daily_used + 1000 WHERE merchant_id = :merchant;
INSERT INTO c_orders VALUES (:placed, :merchant, :placed::bigint::text, 1000, 'open', now());
INSERT INTO c_order_items VALUES (:placed, 1, 'thing', 1, 1000);
INSERT INTO c_payments VALUES (:payment, :merchant, :placed, 1000, 'EUR', 'processing', :payment::bigint::text, now(), now());
INSERT INTO c_sagas VALUES (:payment, 'running', 'charge', now(), NULL);
INSERT INTO c_saga_steps VALUES (:payment, 1, 'limits', 'done'), (:payment, 2, 'order', 'done'), (:payment, 3, 'charge', 'running');
COMMIT;
BEGIN;
UPDATE c_payments SET status = 'succeeded', updated_at = now() WHERE id = :payment;
UPDATE c_orders SET status = 'paid' WHERE id = :placed;
UPDATE c_sagas SET status = 'completed', step = 'order_paid', ended_at = now() WHERE id = :payment;
UPDATE c_saga_steps SET status = 'done' WHERE saga_id = :payment AND step = 3;
INSERT INTO c_saga_steps VALUES (:payment, 4, 'book', 'done'), (:payment, 5, 'order_paid', 'done');
INSERT INTO c_ledger VALUES (gen_random_uuid(), :payment, 'clearing', 'payable', 1000, now()), (gen_random_uuid(), :payment, 'payable', 'fees', 6, now());
COMMIT;
