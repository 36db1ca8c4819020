-- Accounts at channels that administrators made by the API. What they hold of credentials is encrypted, bound to the key.
CREATE TABLE channel_accounts (
  key         text COLLATE "C" PRIMARY KEY,
  version     bigint NOT NULL,
  commit_id   bigint NOT NULL,
  doc         text NOT NULL,
  updated_at  timestamptz NOT NULL,
  channel     text COLLATE "C" NOT NULL,
  -- Whose payments may go there; every merchant's where there is none.
  merchant_id text COLLATE "C",
  status      text COLLATE "C" NOT NULL,
  created_at  timestamptz NOT NULL,
  changed_in  xid8 NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX channel_accounts_by_time ON channel_accounts (created_at, key);
CREATE INDEX channel_accounts_by_merchant ON channel_accounts (merchant_id, created_at, key);

-- Every process keeps a copy and asks every two seconds for what other processes have changed: rows of transactions that its
-- last question may not have seen. No clock can be wrong about that.
CREATE INDEX channel_accounts_by_transaction ON channel_accounts (changed_in);

CREATE FUNCTION channel_account_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_in := pg_current_xact_id();
  RETURN NEW;
END
$$;

CREATE TRIGGER channel_account_changed BEFORE INSERT OR UPDATE ON channel_accounts FOR EACH ROW EXECUTE FUNCTION channel_account_changed();

-- How an account stood after each change, and who changed it; never a credential.
CREATE TABLE channel_account_changes (
  id         text COLLATE "C" PRIMARY KEY,
  account_id text COLLATE "C" NOT NULL,
  version    bigint NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text COLLATE "C" NOT NULL,
  doc        text NOT NULL
);

CREATE INDEX channel_account_changes_by_account ON channel_account_changes (account_id, changed_at, version, id);
