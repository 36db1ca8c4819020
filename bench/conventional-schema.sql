-- The usual design: a row per limit that every payment locks, and a table for everything that is to be told later.
CREATE TABLE c_limits (merchant_id int PRIMARY KEY, daily_used bigint NOT NULL, daily_limit bigint NOT NULL);
CREATE TABLE c_payments (id bigint PRIMARY KEY, merchant_id int NOT NULL, order_id bigint NOT NULL, amount bigint NOT NULL, currency text NOT NULL, status text NOT NULL, attempt text, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL);
CREATE INDEX ON c_payments (merchant_id, created_at);
CREATE TABLE c_orders (id bigint PRIMARY KEY, merchant_id int NOT NULL, number text NOT NULL, amount bigint NOT NULL, status text NOT NULL, created_at timestamptz NOT NULL, UNIQUE (merchant_id, number));
CREATE TABLE c_order_items (order_id bigint NOT NULL, line int NOT NULL, name text NOT NULL, quantity int NOT NULL, unit_amount bigint NOT NULL, PRIMARY KEY (order_id, line));
CREATE TABLE c_sagas (id bigint PRIMARY KEY, status text NOT NULL, step text NOT NULL, started_at timestamptz NOT NULL, ended_at timestamptz);
CREATE TABLE c_saga_steps (saga_id bigint NOT NULL, step int NOT NULL, name text NOT NULL, status text NOT NULL, PRIMARY KEY (saga_id, step));
CREATE TABLE c_ledger (id uuid PRIMARY KEY, payment_id bigint NOT NULL, debit text NOT NULL, credit text NOT NULL, amount bigint NOT NULL, booked_at timestamptz NOT NULL);
INSERT INTO c_limits SELECT i, 0, 9000000000000000 FROM generate_series(1, 1000) i;
