-- Operators look for callbacks that wait or were given up, few among all, and for those of a merchant.
CREATE INDEX channel_callbacks_open ON channel_callbacks (status, received_at, key) WHERE status IN ('Received', 'Parked', 'Failed');
CREATE INDEX channel_callbacks_by_merchant ON channel_callbacks (merchant_id, received_at, key);

-- Callbacks that ended more than 90 days ago: as they were received, and out of everyone's way.
CREATE TABLE channel_callbacks_archive (
  key text COLLATE "C" PRIMARY KEY,
  doc text NOT NULL,
  channel text COLLATE "C" NOT NULL,
  reference text COLLATE "C" NOT NULL,
  business_id text COLLATE "C",
  merchant_id text COLLATE "C",
  status text NOT NULL,
  received_at timestamptz NOT NULL,
  archived_at timestamptz NOT NULL
);

CREATE INDEX channel_callbacks_archive_by_business ON channel_callbacks_archive (business_id);
