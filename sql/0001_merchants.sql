-- Who takes payments here. The document is the whole state; the columns beside it serve lists and searches.
CREATE TABLE merchants (
  key text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  commit_id bigint NOT NULL,
  doc text NOT NULL,
  updated_at timestamptz NOT NULL,
  name text NOT NULL,
  status text NOT NULL,
  created_at timestamptz NOT NULL
) WITH (fillfactor = 70); -- room in each page, so that updates stay on it (HOT)

CREATE INDEX merchants_by_creation ON merchants (created_at, key);
