-- The webhooks' dispatcher follows the events as the ledger's sealer follows the transfers: by the transaction that wrote
-- them, and within it by object and sequence. Nothing can come to stand before what it has passed.
ALTER TABLE events ADD COLUMN written_in xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX events_by_transaction ON events (written_in, object_id, sequence);

-- One row: the last event that was given to the endpoints that want it.
CREATE TABLE webhook_cursor (
  id         boolean PRIMARY KEY DEFAULT true CHECK (id),
  written_in xid8 NOT NULL,
  object_id  text COLLATE "C" NOT NULL,
  sequence   bigint NOT NULL
) WITH (fillfactor = 70);

INSERT INTO webhook_cursor (written_in, object_id, sequence) VALUES ('0', '', 0);

CREATE TABLE webhook_endpoints (
  key          text COLLATE "C" PRIMARY KEY,
  version      bigint NOT NULL,
  commit_id    bigint NOT NULL,
  doc          text NOT NULL,
  updated_at   timestamptz NOT NULL,
  merchant_id  text COLLATE "C" NOT NULL,
  status       text NOT NULL,
  url          text NOT NULL,
  -- Which events: their names between commas, so that a position tells.
  filter       text NOT NULL,
  max_attempts int NOT NULL,
  created_at   timestamptz NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX webhook_endpoints_by_merchant ON webhook_endpoints (merchant_id, created_at, key);

-- One row for each event and endpoint; its id follows from the two, and is the webhook-id of every try.
CREATE TABLE webhook_notifications (
  id              text COLLATE "C" PRIMARY KEY,
  merchant_id     text COLLATE "C" NOT NULL,
  payment_id      text COLLATE "C",
  endpoint_id     text COLLATE "C" NOT NULL,
  event_id        text COLLATE "C" NOT NULL,
  event_type      text COLLATE "C" NOT NULL,
  object_id       text COLLATE "C" NOT NULL,
  sequence        bigint NOT NULL,
  url             text NOT NULL,
  payload         text NOT NULL,
  status          text COLLATE "C" NOT NULL CHECK (status IN ('pending', 'succeeded', 'dead')),
  attempts        int NOT NULL DEFAULT 0,
  max_attempts    int NOT NULL,
  status_code     int,
  response        text,
  error           text,
  created_at      timestamptz NOT NULL,
  last_attempt_at timestamptz,
  next_retry_at   timestamptz,
  succeeded_at    timestamptz,
  failed_at       timestamptz,
  CHECK ((status = 'pending') = (next_retry_at IS NOT NULL))
) WITH (fillfactor = 70);

CREATE INDEX webhook_notifications_by_merchant ON webhook_notifications (merchant_id, created_at, id);
CREATE INDEX webhook_notifications_by_endpoint ON webhook_notifications (endpoint_id, created_at, id);
CREATE INDEX webhook_notifications_by_object ON webhook_notifications (object_id);
CREATE INDEX webhook_notifications_by_payment ON webhook_notifications (payment_id) WHERE payment_id IS NOT NULL;
CREATE INDEX webhook_notifications_dead ON webhook_notifications (merchant_id, created_at, id) WHERE status = 'dead';

-- What waits is little among all that was delivered: by when it is due, and by the object whose order it keeps.
CREATE INDEX webhook_notifications_due ON webhook_notifications (endpoint_id, next_retry_at) WHERE status = 'pending';
CREATE INDEX webhook_notifications_in_order ON webhook_notifications (endpoint_id, object_id, sequence) WHERE status = 'pending';

-- A deleted endpoint keeps its row, so that repeating the request that created it does not create it again.
CREATE VIEW live_webhook_endpoints AS SELECT * FROM webhook_endpoints WHERE status <> 'deleted';
