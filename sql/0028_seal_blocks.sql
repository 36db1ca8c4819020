-- A seal was a row with two entries of indexes, and a payment has two: a twelfth of what PostgreSQL did for it. Seals of a
-- merchant that follow each other share a row. 16 of them are 1.3 kB: from 2 kB on, PostgreSQL moves values out of line.
CREATE TABLE ledger_blocks (
  merchant_id  text COLLATE "C" NOT NULL,
  -- Of the last seal in it.
  number       bigint NOT NULL,
  transfer_ids text[] COLLATE "C" NOT NULL,
  chains       bytea[] NOT NULL,
  PRIMARY KEY (merchant_id, number),
  -- Who reads the seals up to a number looks into the blocks up to 15 behind it.
  CHECK (cardinality(transfer_ids) BETWEEN 1 AND 16 AND cardinality(chains) = cardinality(transfer_ids)),
  CHECK (number >= cardinality(transfer_ids)),
  CHECK (array_position(transfer_ids, NULL) IS NULL AND array_position(chains, NULL) IS NULL)
);

-- Silos of before may still be sealing: what they have begun is waited for, and what they begin now fails and leaves nothing.
LOCK TABLE ledger_seals IN ACCESS EXCLUSIVE MODE;

-- Number and place differ by the same within a run without gaps, so that a gap stays one. What is no chain in lower-case
-- hex was forged, and must not be taken for one.
INSERT INTO ledger_blocks (merchant_id, number, transfer_ids, chains)
SELECT merchant_id, max(number), array_agg(transfer_id ORDER BY number),
       array_agg(CASE WHEN chain ~ '^([0-9a-f]{2})*$' THEN decode(chain, 'hex') ELSE convert_to(chain, 'UTF8') END ORDER BY number)
FROM (
  SELECT merchant_id, number, transfer_id, chain, number - row_number() OVER (PARTITION BY merchant_id ORDER BY number) AS run
  FROM ledger_seals) AS placed
GROUP BY merchant_id, run, (number - 1) / 16;

DROP TABLE ledger_seals;

-- Seal by seal, as auditors read them.
CREATE VIEW ledger_seals AS
SELECT b.merchant_id, b.number - cardinality(b.transfer_ids) + s.place AS number, s.transfer_id, encode(s.chain, 'hex') AS chain
FROM ledger_blocks b
CROSS JOIN LATERAL unnest(b.transfer_ids, b.chains) WITH ORDINALITY AS s (transfer_id, chain, place);

-- The last transfer that a chain has sealed: a cursor that somebody has set back is seen by it. Heads of before say nothing yet.
ALTER TABLE ledger_heads
  ADD COLUMN written_in  xid8,
  ADD COLUMN transfer_id text COLLATE "C";
