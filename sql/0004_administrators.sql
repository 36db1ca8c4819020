CREATE TABLE administrators (
  key        text COLLATE "C" PRIMARY KEY,
  version    bigint NOT NULL,
  commit_id  bigint NOT NULL,
  doc        text NOT NULL,
  updated_at timestamptz NOT NULL
) WITH (fillfactor = 70);
