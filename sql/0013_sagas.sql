-- What channels report: stored before it is answered, applied afterwards, once, however often it comes.
CREATE TABLE channel_callbacks (
  key text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  commit_id bigint NOT NULL,
  doc text NOT NULL,
  updated_at timestamptz NOT NULL,
  channel text COLLATE "C" NOT NULL,
  reference text COLLATE "C" NOT NULL,
  business_id text COLLATE "C",
  merchant_id text COLLATE "C",
  status text NOT NULL,
  received_at timestamptz NOT NULL,
  due timestamptz
) WITH (fillfactor = 70);

CREATE INDEX channel_callbacks_due ON channel_callbacks (due) WHERE due IS NOT NULL;
CREATE INDEX channel_callbacks_by_time ON channel_callbacks (received_at, key);
CREATE INDEX channel_callbacks_by_business ON channel_callbacks (business_id);

-- Means of payment that no payment is tried with: the channel's tokens, never card numbers.
CREATE TABLE risk_denied_methods (
  method text COLLATE "C" PRIMARY KEY,
  reason text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now()
);

-- Operators list sagas from the newest on, all of them or a merchant's; the few that went wrong are found among millions.
CREATE INDEX payment_sagas_by_time ON payment_sagas (started_at, key);
CREATE INDEX payment_sagas_by_merchant ON payment_sagas (merchant_id, started_at, key);
CREATE INDEX payment_sagas_wrong ON payment_sagas (started_at, key) WHERE status IN ('Compensating', 'Compensated', 'Failed');
CREATE INDEX refunds_by_time ON refunds (created_at, key);

DROP VIEW saga_steps;
DROP VIEW saga_instances;

CREATE VIEW saga_instances AS
SELECT s.key AS id, 'payment'::text AS type, s.key AS business_id, 'payment'::text AS business_type, s.merchant_id, lower(s.status) AS status,
       CASE s.status
         WHEN 'Completed' THEN 'order_paid'
         ELSE coalesce((SELECT step ->> 'name' FROM jsonb_array_elements(s.doc::jsonb -> 'steps') step
                        WHERE step ->> 'status' NOT IN ('done', 'skipped') ORDER BY step ->> 'at' DESC LIMIT 1), 'charge')
       END AS current_step,
       s.started_at, (s.doc::jsonb ->> 'ended_at')::timestamptz AS ended_at, s.updated_at, s.due, s.doc::jsonb -> 'undo' ->> 'reason' AS reason
FROM payment_sagas s
UNION ALL
SELECT r.key, 'refund'::text, r.key, 'refund'::text, r.merchant_id,
       CASE r.status WHEN 'Succeeded' THEN 'completed' WHEN 'Failed' THEN 'compensated' ELSE 'running' END,
       CASE r.status WHEN 'Succeeded' THEN 'book' ELSE 'refund' END,
       r.created_at, CASE WHEN r.due IS NULL THEN (r.doc::jsonb ->> 'updated_at')::timestamptz END, r.updated_at, r.due, r.doc::jsonb ->> 'reason'
FROM refunds r
UNION ALL
SELECT c.key, 'callback'::text, c.business_id, CASE WHEN c.business_id LIKE 'ref\_%' THEN 'refund' ELSE 'payment' END, c.merchant_id,
       CASE c.status WHEN 'Applied' THEN 'completed' WHEN 'Failed' THEN 'failed' ELSE 'running' END,
       'apply'::text, c.received_at, (c.doc::jsonb ->> 'ended_at')::timestamptz, c.updated_at, c.due, NULL
FROM channel_callbacks c;

-- A payment's document names only the steps that are not as far as the saga's status says: this is the plan they are
-- missing from. Documents of plan 0 name all of theirs.
CREATE VIEW saga_step_plan AS
SELECT * FROM (VALUES
  (1, 'risk',       NULL,                                           'done',    'done', 'done', 'done',        'done'),
  (2, 'limits',     'release what is held, or give it back',        'done',    'done', 'done', 'compensated', 'done'),
  (3, 'order',      'cancel the order',                             'pending', 'done', 'done', 'compensated', 'done'),
  (4, 'charge',     'void the charge, or refund it',                'running', 'done', 'compensating', 'failed', 'failed'),
  (5, 'book',       'book the refund',                              'pending', 'done', 'done', 'skipped',     'done'),
  (6, 'order_paid', 'cancel the order',                             'pending', 'done', 'done', 'skipped',     'done')
) AS plan (ordinal, name, compensation, running, completed, compensating, compensated, failed);

CREATE VIEW saga_steps AS
SELECT s.key AS saga_id, plan.ordinal, plan.name,
       coalesce(said.step ->> 'status', CASE s.status
         WHEN 'Running' THEN plan.running WHEN 'Completed' THEN plan.completed WHEN 'Compensating' THEN plan.compensating
         WHEN 'Compensated' THEN plan.compensated ELSE plan.failed END) AS status,
       (CASE plan.name
         WHEN 'order' THEN jsonb_build_object('order_number', s.doc::jsonb -> 'payment' ->> 'order_number')
         WHEN 'order_paid' THEN jsonb_build_object('payment', s.key)
         ELSE jsonb_build_object('amount', s.doc::jsonb -> 'payment' ->> 'amount', 'currency', s.doc::jsonb -> 'payment' ->> 'currency')
              || CASE WHEN plan.name IN ('risk', 'charge') THEN jsonb_build_object('payment_method', s.doc::jsonb -> 'payment' ->> 'method') ELSE '{}' END
       END)::text AS input,
       coalesce(said.step ->> 'result', CASE WHEN plan.name = 'risk' THEN 'allow' WHEN plan.name = 'charge' AND s.status = 'Completed' THEN 'Succeeded' END) AS result,
       said.step ->> 'error' AS error,
       coalesce((said.step ->> 'tries')::integer, CASE WHEN said.step ->> 'status' IN ('skipped', 'blocked') THEN 0 ELSE 1 END) AS tries,
       (said.step ->> 'next_try')::timestamptz AS next_try,
       plan.compensation,
       coalesce((said.step ->> 'at')::timestamptz, (s.doc::jsonb ->> 'ended_at')::timestamptz, s.started_at) AS at
FROM payment_sagas s
CROSS JOIN saga_step_plan plan
LEFT JOIN LATERAL (SELECT step FROM jsonb_array_elements(s.doc::jsonb -> 'steps') step WHERE step ->> 'name' = plan.name LIMIT 1) said ON true
WHERE coalesce((s.doc::jsonb ->> 'plan')::integer, 0) > 0
UNION ALL
SELECT s.key, step.ordinal::integer, step.value ->> 'name', step.value ->> 'status', NULL, step.value ->> 'result', step.value ->> 'error',
       coalesce((step.value ->> 'tries')::integer, 1), (step.value ->> 'next_try')::timestamptz, NULL, (step.value ->> 'at')::timestamptz
FROM payment_sagas s, jsonb_array_elements(s.doc::jsonb -> 'steps') WITH ORDINALITY AS step(value, ordinal)
WHERE coalesce((s.doc::jsonb ->> 'plan')::integer, 0) = 0
UNION ALL
SELECT r.key, plan.ordinal, plan.name,
       CASE r.status WHEN 'Succeeded' THEN plan.succeeded WHEN 'Failed' THEN plan.failed
         ELSE CASE WHEN plan.name = 'refund' AND (r.doc::jsonb ->> 'questions')::integer + coalesce((r.doc::jsonb -> 'retry' ->> 'tries')::integer, 0) > 0 THEN 'waiting' ELSE plan.running END END,
       jsonb_build_object('payment', r.payment_id, 'amount', r.amount::text, 'currency', r.currency)::text,
       CASE WHEN plan.name = 'refund' THEN r.status END,
       CASE WHEN plan.name = 'refund' THEN coalesce(r.doc::jsonb -> 'decline' ->> 'reason', r.doc::jsonb -> 'retry' ->> 'error') END,
       CASE WHEN plan.name = 'refund' THEN greatest(1, (r.doc::jsonb ->> 'questions')::integer + coalesce((r.doc::jsonb -> 'retry' ->> 'tries')::integer, 0)) ELSE 1 END,
       CASE WHEN plan.name = 'refund' THEN r.due END,
       plan.compensation,
       CASE WHEN plan.name = 'hold' THEN r.created_at ELSE (r.doc::jsonb ->> 'updated_at')::timestamptz END
FROM refunds r
CROSS JOIN (VALUES
  (1, 'hold',   'let the held amount go', 'done',    'done', 'compensated'),
  (2, 'refund', NULL,                     'running', 'done', 'failed'),
  (3, 'book',   NULL,                     'pending', 'done', 'skipped')
) AS plan (ordinal, name, compensation, running, succeeded, failed)
UNION ALL
SELECT c.key, plan.ordinal, plan.name,
       CASE WHEN plan.name = 'store' OR c.status = 'Applied' THEN 'done' WHEN c.status = 'Failed' THEN 'failed' ELSE 'waiting' END,
       jsonb_build_object('channel', c.channel, 'reference', c.reference)::text,
       CASE WHEN plan.name = 'apply' THEN c.status END,
       CASE WHEN plan.name = 'apply' THEN c.doc::jsonb ->> 'error' END,
       CASE WHEN plan.name = 'apply' THEN (c.doc::jsonb ->> 'tries')::integer ELSE 1 END,
       CASE WHEN plan.name = 'apply' THEN c.due END,
       NULL,
       CASE WHEN plan.name = 'apply' THEN c.updated_at ELSE c.received_at END
FROM channel_callbacks c
CROSS JOIN (VALUES (1, 'store'), (2, 'apply')) AS plan (ordinal, name);
