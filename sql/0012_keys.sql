-- Sub-accounts are merchants under another one.
ALTER TABLE merchants ADD COLUMN parent_id text COLLATE "C";
CREATE INDEX merchants_by_parent ON merchants (parent_id, created_at, key) WHERE parent_id IS NOT NULL;

-- Administrators stored before there were roles are owners.
ALTER TABLE administrators
  ADD COLUMN role       text NOT NULL DEFAULT 'owner',
  ADD COLUMN status     text NOT NULL DEFAULT 'active',
  ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX administrators_by_creation ON administrators (created_at, key);

-- One row: who is an active owner, so that the last one stays.
CREATE TABLE administrator_owners (
  key        text COLLATE "C" PRIMARY KEY,
  version    bigint NOT NULL,
  commit_id  bigint NOT NULL,
  doc        text NOT NULL,
  updated_at timestamptz NOT NULL
) WITH (fillfactor = 70);

-- Nonces of signed requests; a row is inserted once, and deleted when a request with it would be too old.
CREATE TABLE nonces (
  key        text COLLATE "C" PRIMARY KEY,
  version    bigint NOT NULL,
  commit_id  bigint NOT NULL,
  doc        text NOT NULL,
  updated_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX nonces_by_expiry ON nonces (expires_at);
