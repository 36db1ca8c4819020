CREATE TABLE pre_authorisations (
  key text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  commit_id bigint NOT NULL,
  doc text NOT NULL,
  updated_at timestamptz NOT NULL,
  merchant_id text COLLATE "C" NOT NULL,
  status text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  captured bigint NOT NULL CHECK (captured BETWEEN 0 AND amount),
  reserved bigint NOT NULL CHECK (reserved BETWEEN 0 AND amount - captured),
  counted_on text COLLATE "C",
  currency text NOT NULL,
  channel text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  due timestamptz
) WITH (fillfactor = 70);

CREATE INDEX pre_authorisations_by_merchant ON pre_authorisations (merchant_id, created_at, key);
CREATE INDEX pre_authorisations_by_time ON pre_authorisations (created_at, key);

-- What counts against a merchant's limits though nobody has captured it yet.
CREATE INDEX pre_authorisations_reserved ON pre_authorisations (merchant_id, counted_on) INCLUDE (reserved) WHERE reserved > 0;

-- Only those that have not ended are in it.
CREATE INDEX pre_authorisations_due ON pre_authorisations (due) WHERE due IS NOT NULL;

-- In the words of the view saga_instances, so that a list of those that did not simply complete is found by what it asks for.
CREATE INDEX pre_authorisations_wrong ON pre_authorisations (
  (CASE status WHEN 'Authorised' THEN 'completed' WHEN 'Captured' THEN 'completed' WHEN 'Voiding' THEN 'compensating'
     WHEN 'Voided' THEN 'compensated' WHEN 'Expired' THEN 'compensated' WHEN 'Failed' THEN 'compensated' ELSE 'running' END), created_at, key)
  WHERE (CASE status WHEN 'Authorised' THEN 'completed' WHEN 'Captured' THEN 'completed' WHEN 'Voiding' THEN 'compensating'
     WHEN 'Voided' THEN 'compensated' WHEN 'Expired' THEN 'compensated' WHEN 'Failed' THEN 'compensated' ELSE 'running' END) <> 'completed';

-- One more kind of saga beside those that the views show so far, whichever these are.
DO $views$
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW saga_instances AS ' || rtrim(pg_get_viewdef('saga_instances'::regclass), ';') || $instances$
    UNION ALL
    SELECT p.key, 'pre_authorisation'::text, p.key, 'pre_authorisation'::text, p.merchant_id,
           CASE p.status WHEN 'Authorised' THEN 'completed' WHEN 'Captured' THEN 'completed' WHEN 'Voiding' THEN 'compensating'
             WHEN 'Voided' THEN 'compensated' WHEN 'Expired' THEN 'compensated' WHEN 'Failed' THEN 'compensated' ELSE 'running' END,
           CASE WHEN p.status IN ('Authorised', 'Captured') THEN 'capture' WHEN p.status IN ('Voiding', 'Voided', 'Expired') THEN 'void' ELSE 'authorise' END,
           p.created_at, CASE WHEN p.due IS NULL THEN (p.doc::jsonb ->> 'updated_at')::timestamptz END, p.updated_at, p.due, NULL::text
    FROM pre_authorisations p
  $instances$;

  EXECUTE 'CREATE OR REPLACE VIEW saga_steps AS ' || rtrim(pg_get_viewdef('saga_steps'::regclass), ';') || $steps$
    UNION ALL
    SELECT p.key, 1, 'limits'::text, CASE WHEN p.status IN ('Voided', 'Expired', 'Failed') THEN 'compensated' ELSE 'done' END,
           jsonb_build_object('amount', p.amount::text, 'currency', p.currency)::text, NULL::text, NULL::text, 1, NULL::timestamptz,
           'release what was not captured'::text, p.created_at
    FROM pre_authorisations p
    UNION ALL
    SELECT p.key, step.ordinal::integer, step.name,
           CASE WHEN step.operation ->> 'due' IS NULL
             THEN CASE WHEN step.operation ->> 'outcome' IN ('declined', 'cancelled') THEN 'failed' ELSE 'done' END
             ELSE CASE WHEN step.operation ->> 'outcome' = 'open' AND step.operation -> 'retry' IS NULL THEN 'running' ELSE 'waiting' END END,
           jsonb_build_object('attempt', step.operation ->> 'attempt_id', 'amount', step.amount, 'currency', p.currency)::text,
           step.operation ->> 'outcome',
           coalesce(step.operation -> 'decline' ->> 'reason', step.operation -> 'retry' ->> 'error'),
           greatest(1, (step.operation ->> 'questions')::integer + coalesce((step.operation -> 'retry' ->> 'tries')::integer, 0)),
           (step.operation ->> 'due')::timestamptz,
           step.compensation,
           step.at
    FROM pre_authorisations p
    CROSS JOIN LATERAL (
      SELECT 2 AS ordinal, 'authorise'::text AS name, p.doc::jsonb -> 'authorisation' AS operation, p.amount::text AS amount,
             'void what was not captured'::text AS compensation, coalesce((p.doc::jsonb ->> 'authorised_at')::timestamptz, p.created_at) AS at
      UNION ALL
      SELECT 2 + capture.number, 'capture_' || capture.number, capture.value -> 'operation', capture.value ->> 'minor', NULL, (capture.value ->> 'updated_at')::timestamptz
      FROM jsonb_array_elements(p.doc::jsonb -> 'captures') WITH ORDINALITY AS capture(value, number)
      UNION ALL
      SELECT 100, 'void', p.doc::jsonb -> 'release' -> 'operation', p.amount::text, NULL, (p.doc::jsonb ->> 'updated_at')::timestamptz
      WHERE p.doc::jsonb ? 'release'
    ) AS step
  $steps$;
END
$views$;
