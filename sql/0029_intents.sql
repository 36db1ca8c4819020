-- A payment that succeeds at once wrote its saga a second time only to say so: an update of two indexed columns, a third of the
-- commits it takes part in. Its row stays the intent now, running and never due, and the payment's row says that it has ended.

-- One row: nothing that began before is an intent that is still open.
CREATE TABLE saga_watch (
  id         boolean PRIMARY KEY DEFAULT true CHECK (id),
  seen_until timestamptz NOT NULL
) WITH (fillfactor = 70);

-- All sagas of before say themselves how they stand; clocks may differ by less than this.
INSERT INTO saga_watch (seen_until) VALUES (now() - interval '1 hour');

-- A function, and not a subquery: the planner asks it how many have begun since. Who may read the views need not be allowed more.
CREATE FUNCTION sagas_seen_until() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
RETURN (SELECT seen_until FROM saga_watch WHERE id);

-- Payments' sagas as they stand. Written is what their rows say, which is in the indexes; only what may run can be an intent
-- that is still open.
CREATE VIEW payment_saga_states AS
SELECT s.key, s.merchant_id, s.status AS written, s.started_at, s.doc,
       CASE WHEN s.paid_at IS NULL THEN s.status ELSE 'Completed' END AS status,
       coalesce(s.paid_at, (s.doc::jsonb ->> 'ended_at')::timestamptz) AS ended_at,
       greatest(s.updated_at, s.paid_at) AS updated_at,
       CASE WHEN s.due IS NULL AND s.status = 'Running' AND s.paid_at IS NULL THEN s.started_at + interval '20 seconds' ELSE s.due END AS due,
       s.due IS NOT NULL OR s.started_at >= sagas_seen_until() AS may_run
FROM (
  SELECT one.*,
         CASE WHEN one.due IS NULL AND one.status = 'Running' THEN (
           SELECT coalesce((p.doc::jsonb ->> 'settled_at')::timestamptz, p.updated_at) FROM payments p JOIN orders o ON o.key = p.order_id
           WHERE p.key = one.key AND p.status IN ('Succeeded', 'PartiallyRefunded', 'Refunded') AND o.status <> 'Open') END AS paid_at
  FROM payment_sagas one) s;

CREATE OR REPLACE VIEW saga_instances AS
SELECT s.key AS id, 'payment'::text AS type, s.key AS business_id, 'payment'::text AS business_type, s.merchant_id, lower(s.status) AS status,
       CASE s.status
         WHEN 'Completed' THEN 'order_paid'
         ELSE coalesce((SELECT step ->> 'name' FROM jsonb_array_elements(s.doc::jsonb -> 'steps') step
                        WHERE step ->> 'status' NOT IN ('done', 'skipped') ORDER BY step ->> 'at' DESC LIMIT 1), 'charge')
       END AS current_step,
       s.started_at, s.ended_at, s.updated_at, s.due, s.doc::jsonb -> 'undo' ->> 'reason' AS reason, lower(s.written) AS written, s.may_run
FROM payment_saga_states s
UNION ALL
SELECT r.key, 'refund'::text, r.key, 'refund'::text, r.merchant_id,
       CASE r.status WHEN 'Succeeded' THEN 'completed' WHEN 'Failed' THEN 'compensated' ELSE 'running' END,
       CASE r.status WHEN 'Succeeded' THEN 'book' ELSE 'refund' END,
       r.created_at, CASE WHEN r.due IS NULL THEN (r.doc::jsonb ->> 'updated_at')::timestamptz END, r.updated_at, r.due, r.doc::jsonb ->> 'reason',
       CASE r.status WHEN 'Succeeded' THEN 'completed' WHEN 'Failed' THEN 'compensated' ELSE 'running' END, r.due IS NOT NULL
FROM refunds r
UNION ALL
SELECT c.key, 'callback'::text, c.business_id, CASE WHEN c.business_id LIKE 'ref\_%' THEN 'refund' ELSE 'payment' END, c.merchant_id,
       CASE c.status WHEN 'Applied' THEN 'completed' WHEN 'Failed' THEN 'failed' ELSE 'running' END,
       'apply'::text, c.received_at, (c.doc::jsonb ->> 'ended_at')::timestamptz, c.updated_at, c.due, NULL::text,
       CASE c.status WHEN 'Applied' THEN 'completed' WHEN 'Failed' THEN 'failed' ELSE 'running' END, c.due IS NOT NULL
FROM channel_callbacks c
UNION ALL
SELECT p.key, 'pre_authorisation'::text, p.key, 'pre_authorisation'::text, p.merchant_id,
       CASE p.status WHEN 'Authorised' THEN 'completed' WHEN 'Captured' THEN 'completed' WHEN 'Voiding' THEN 'compensating'
         WHEN 'Voided' THEN 'compensated' WHEN 'Expired' THEN 'compensated' WHEN 'Failed' THEN 'compensated' ELSE 'running' END,
       CASE WHEN p.status IN ('Authorised', 'Captured') THEN 'capture' WHEN p.status IN ('Voiding', 'Voided', 'Expired') THEN 'void' ELSE 'authorise' END,
       p.created_at, CASE WHEN p.due IS NULL THEN coalesce(p.doc::jsonb ->> 'ended_at', p.doc::jsonb ->> 'updated_at')::timestamptz END, p.updated_at, p.due, NULL::text,
       CASE p.status WHEN 'Authorised' THEN 'completed' WHEN 'Captured' THEN 'completed' WHEN 'Voiding' THEN 'compensating'
         WHEN 'Voided' THEN 'compensated' WHEN 'Expired' THEN 'compensated' WHEN 'Failed' THEN 'compensated' ELSE 'running' END, p.due IS NOT NULL
FROM pre_authorisations p;

-- The steps of payments' sagas as they stand; those of the others are left as they are.
DO $views$
DECLARE
  ends constant text := '\(?\(\(s\.doc\)::jsonb ->> ''ended_at''::text\)\)?::timestamp with time zone';
  steps text := pg_get_viewdef('saga_steps'::regclass);
BEGIN
  IF steps !~ 'payment_sagas s' OR steps !~ ends THEN RAISE EXCEPTION 'the view of saga steps is not that of 0021'; END IF;
  steps := regexp_replace(regexp_replace(steps, 'payment_sagas s', 'payment_saga_states s', 'g'), ends, 's.ended_at', 'g');
  EXECUTE 'CREATE OR REPLACE VIEW saga_steps AS ' || rtrim(steps, ';');
END
$views$;
