CREATE TABLE payments (
  key text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  commit_id bigint NOT NULL,
  doc text NOT NULL,
  updated_at timestamptz NOT NULL,
  merchant_id text COLLATE "C" NOT NULL,
  order_id text COLLATE "C" NOT NULL,
  status text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  channel text NOT NULL,
  created_at timestamptz NOT NULL
) WITH (fillfactor = 70);

-- Lists go by merchant and time; the status is left out, for an index on it would have to be changed at every step.
CREATE INDEX payments_by_merchant ON payments (merchant_id, created_at, key);

CREATE TABLE payment_sagas (
  key text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  commit_id bigint NOT NULL,
  doc text NOT NULL,
  updated_at timestamptz NOT NULL,
  merchant_id text COLLATE "C" NOT NULL,
  status text NOT NULL,
  started_at timestamptz NOT NULL,
  due timestamptz
) WITH (fillfactor = 70);

-- Only sagas under way are in it, however many have ended.
CREATE INDEX payment_sagas_due ON payment_sagas (due) WHERE due IS NOT NULL;

CREATE TABLE limits (
  key text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  commit_id bigint NOT NULL,
  doc text NOT NULL,
  updated_at timestamptz NOT NULL
) WITH (fillfactor = 70);

CREATE TABLE transfers (
  id text COLLATE "C" NOT NULL PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL,
  transaction_id text COLLATE "C" NOT NULL,
  ordinal integer NOT NULL,
  debit text COLLATE "C" NOT NULL,
  credit text COLLATE "C" NOT NULL CHECK (credit <> debit),
  amount bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  booked_at timestamptz NOT NULL,
  digest text NOT NULL,
  UNIQUE (transaction_id, ordinal)
);

CREATE INDEX transfers_by_merchant ON transfers (merchant_id, booked_at, id);

CREATE VIEW saga_instances AS
SELECT key AS id, key AS business_id, doc::jsonb ->> 'type' AS business_type, merchant_id, status,
       doc::jsonb -> 'steps' -> -1 ->> 'name' AS current_step, started_at, (doc::jsonb ->> 'ended_at')::timestamptz AS ended_at, due
FROM payment_sagas;

CREATE VIEW saga_steps AS
SELECT s.key AS saga_id, step.ordinal, step.value ->> 'name' AS name, step.value ->> 'status' AS status,
       step.value ->> 'result' AS result, (step.value ->> 'at')::timestamptz AS at
FROM payment_sagas s, jsonb_array_elements(s.doc::jsonb -> 'steps') WITH ORDINALITY AS step(value, ordinal);
