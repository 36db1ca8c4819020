CREATE TABLE orders (
  key text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  commit_id bigint NOT NULL,
  doc text NOT NULL,
  updated_at timestamptz NOT NULL,
  merchant_id text COLLATE "C" NOT NULL,
  number text COLLATE "C" NOT NULL,
  status text NOT NULL
) WITH (fillfactor = 70);

CREATE UNIQUE INDEX orders_number ON orders (merchant_id, number);
