-- A payment wrote 41 entries of indexes, a quarter of what PostgreSQL did for it. These say what others say, too.

-- The id of an event says its object and its sequence; those of before are 30 characters that say nothing.
ALTER TABLE events DROP CONSTRAINT events_pkey;
ALTER TABLE events ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX events_object_sequence;
CREATE UNIQUE INDEX events_by_old_id ON events (id) WHERE octet_length(id) = 30;

-- The list of events goes by time and sequence, so ids in its index have ordered nothing.
DROP INDEX events_merchant_at;
CREATE INDEX events_merchant_at ON events (merchant_id, at);

-- The id of a transfer follows from its transaction and ordinal: two that agree in these agree in the id.
ALTER TABLE transfers DROP CONSTRAINT transfers_transaction_id_ordinal_key;
