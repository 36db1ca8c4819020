-- Where payments go: the platform's configuration and the merchants' own, each a row with its versions kept beside it.
CREATE TABLE routing (
  key        text COLLATE "C" PRIMARY KEY,
  version    bigint NOT NULL,
  commit_id  bigint NOT NULL,
  doc        text NOT NULL,
  updated_at timestamptz NOT NULL
) WITH (fillfactor = 70);

INSERT INTO routing (key, version, commit_id, updated_at, doc) VALUES
  ('platform', 1, 0, now(), '{"configuration":{"strategy":"balanced","most_attempts":3,"rules":[],"weights":[],"geography":[]},"version":1}');

-- What the channels take: data, so that an administrator changes it without a release. Rates are in parts per million, fixed
-- parts in hundredths of a currency's major unit or, where a currency has its own, in its minor units.
CREATE TABLE channel_fees (
  key        text COLLATE "C" PRIMARY KEY,
  version    bigint NOT NULL,
  commit_id  bigint NOT NULL,
  doc        text NOT NULL,
  updated_at timestamptz NOT NULL
) WITH (fillfactor = 70);

INSERT INTO channel_fees (key, version, commit_id, updated_at, doc) VALUES
  ('platform', 1, 0, now(), '{"fees":[
    {"channel":"stripe","parts_per_million":29000,"fixed_hundredths":30,"fixed":[]},
    {"channel":"paypal","parts_per_million":34000,"fixed_hundredths":30,"fixed":[]},
    {"channel":"alipay","parts_per_million":6000,"fixed_hundredths":0,"fixed":[]},
    {"channel":"crypto","parts_per_million":10000,"fixed_hundredths":0,"fixed":[]},
    {"channel":"simulator","parts_per_million":0,"fixed_hundredths":0,"fixed":[]}],"version":1}');

-- Every version of both, as it was written. Owner is a merchant, platform, or fees.
CREATE TABLE routing_changes (
  id         text COLLATE "C" PRIMARY KEY,
  owner      text COLLATE "C" NOT NULL,
  version    bigint NOT NULL,
  changed_at timestamptz NOT NULL,
  doc        text NOT NULL
);

CREATE INDEX routing_changes_by_owner ON routing_changes (owner, changed_at, version, id);

INSERT INTO routing_changes (id, owner, version, changed_at, doc)
  SELECT 'platform/1', 'platform', 1, updated_at, doc FROM routing UNION ALL SELECT 'fees/1', 'fees', 1, updated_at, doc FROM channel_fees;

-- Why each payment went where it did, written with what acts by it. Channel and account are the first choice; none where
-- nothing could take the payment.
CREATE TABLE routing_decisions (
  payment_id  text COLLATE "C" NOT NULL,
  ordinal     integer NOT NULL,
  merchant_id text COLLATE "C" NOT NULL,
  decided_at  timestamptz NOT NULL,
  channel     text COLLATE "C",
  account_id  text COLLATE "C",
  doc         text NOT NULL,
  PRIMARY KEY (payment_id, ordinal)
);

-- How the accounts at channels do, as of a few seconds ago: their grains know better, a restart begins with this.
CREATE TABLE channel_health (
  key        text COLLATE "C" PRIMARY KEY,
  version    bigint NOT NULL,
  commit_id  bigint NOT NULL,
  doc        text NOT NULL,
  updated_at timestamptz NOT NULL,
  channel    text COLLATE "C" NOT NULL,
  account_id text COLLATE "C" NOT NULL,
  since      timestamptz NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX channel_health_by_time ON channel_health (since, key);
