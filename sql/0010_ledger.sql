-- Which transaction wrote a transfer. Those of all transactions before the oldest one under way are complete: no
-- earlier one can still appear, so a reader that goes by this column misses none.
ALTER TABLE transfers ADD COLUMN written_in xid8 NOT NULL DEFAULT pg_current_xact_id();

CREATE INDEX transfers_by_transaction ON transfers (written_in, id);

-- The chain of each merchant: seal N holds the digest of seal N-1 and of the N-th transfer.
CREATE TABLE ledger_seals (
  merchant_id text COLLATE "C" NOT NULL,
  number      bigint NOT NULL CHECK (number > 0),
  transfer_id text COLLATE "C" NOT NULL UNIQUE,
  chain       text NOT NULL,
  PRIMARY KEY (merchant_id, number)
);

CREATE TABLE ledger_heads (
  merchant_id text COLLATE "C" PRIMARY KEY,
  number      bigint NOT NULL,
  chain       text NOT NULL
) WITH (fillfactor = 70);

-- The sums of all sealed transfers; together with the few that are not yet sealed they are the balances.
CREATE TABLE ledger_balances (
  merchant_id text COLLATE "C" NOT NULL,
  account     text COLLATE "C" NOT NULL,
  currency    text COLLATE "C" NOT NULL,
  debits      numeric NOT NULL,
  credits     numeric NOT NULL,
  PRIMARY KEY (merchant_id, account, currency)
) WITH (fillfactor = 70);

-- One row: the last transfer that was sealed. Everything up to it is sealed, everything behind it is not.
CREATE TABLE ledger_cursor (
  id          boolean PRIMARY KEY DEFAULT true CHECK (id),
  written_in  xid8 NOT NULL,
  transfer_id text COLLATE "C" NOT NULL
) WITH (fillfactor = 70);

INSERT INTO ledger_cursor (written_in, transfer_id) VALUES ('0', '');

-- The transfers that are not sealed yet. OFFSET 0 keeps the planner from looking for them anywhere but behind the cursor.
CREATE VIEW ledger_tail AS
SELECT t.*
FROM ledger_cursor c
CROSS JOIN LATERAL (
  SELECT * FROM transfers WHERE (written_in, id) > (c.written_in, c.transfer_id) ORDER BY written_in, id OFFSET 0) t;
