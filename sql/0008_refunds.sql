CREATE TABLE refunds (
  key text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  commit_id bigint NOT NULL,
  doc text NOT NULL,
  updated_at timestamptz NOT NULL,
  merchant_id text COLLATE "C" NOT NULL,
  payment_id text COLLATE "C" NOT NULL,
  status text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  created_at timestamptz NOT NULL,
  due timestamptz
) WITH (fillfactor = 70);

CREATE INDEX refunds_by_payment ON refunds (payment_id);
CREATE INDEX refunds_by_merchant ON refunds (merchant_id, created_at, key);

-- Only refunds under way are in it, however many have ended.
CREATE INDEX refunds_due ON refunds (due) WHERE due IS NOT NULL;
