-- Refunds are made of a payment, or of a capture of a pre-authorisation.
ALTER TABLE refunds ADD COLUMN pre_authorisation_id text COLLATE "C";
ALTER TABLE refunds ADD COLUMN capture_id text COLLATE "C";
ALTER TABLE refunds ALTER COLUMN payment_id DROP NOT NULL;
ALTER TABLE refunds ADD CONSTRAINT refunds_source_check CHECK (num_nonnulls(payment_id, pre_authorisation_id) = 1);

CREATE INDEX refunds_by_pre_authorisation ON refunds (pre_authorisation_id) WHERE pre_authorisation_id IS NOT NULL;

ALTER TABLE pre_authorisations ADD COLUMN refunded bigint NOT NULL DEFAULT 0;
ALTER TABLE pre_authorisations ADD CONSTRAINT pre_authorisations_refunded_check CHECK (refunded BETWEEN 0 AND captured);

-- In the views as they stand, whatever other sagas they show: a refund says what it is made of, and a pre-authorisation has
-- ended when it did, not when it was refunded.
DO $views$
DECLARE
  ends constant text := '\(?\(p\.doc\)::jsonb ->> ''updated_at''::text\)?';
  ended constant text := 'coalesce((p.doc)::jsonb ->> ''ended_at'', (p.doc)::jsonb ->> ''updated_at'')';
  instances text := pg_get_viewdef('saga_instances'::regclass);
  steps text := pg_get_viewdef('saga_steps'::regclass);
BEGIN
  IF instances !~ ends OR steps !~ 'r\.payment_id' THEN RAISE EXCEPTION 'the views of sagas are not those of 0018'; END IF;
  instances := regexp_replace(instances, ends, ended, 'g');
  steps := regexp_replace(steps, '''payment''(::text)?, r\.payment_id',
    'CASE WHEN r.payment_id IS NULL THEN ''pre_authorisation'' ELSE ''payment'' END, coalesce(r.payment_id, r.pre_authorisation_id)');
  EXECUTE 'CREATE OR REPLACE VIEW saga_instances AS ' || rtrim(instances, ';');
  EXECUTE 'CREATE OR REPLACE VIEW saga_steps AS ' || rtrim(steps, ';');
END
$views$;
