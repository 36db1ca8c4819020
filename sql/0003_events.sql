-- The outbox: what happened to every object, written in the transaction of the change itself.
CREATE TABLE events (
  id          text COLLATE "C" NOT NULL PRIMARY KEY,
  type        text COLLATE "C" NOT NULL,
  merchant_id text COLLATE "C" NOT NULL,
  object_id   text COLLATE "C" NOT NULL,
  sequence    bigint NOT NULL,
  at          timestamptz NOT NULL,
  data        text NOT NULL
);

-- One event for each step of an object; also serves reading an object's history in order.
CREATE UNIQUE INDEX events_object_sequence ON events (object_id, sequence);
CREATE INDEX events_merchant_at ON events (merchant_id, at, id);
