-- The history of scheduled jobs: a row for each run, whichever job it is of.
CREATE TABLE job_runs (
  key text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  commit_id bigint NOT NULL,
  doc text NOT NULL,
  updated_at timestamptz NOT NULL,
  job text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  started_at timestamptz,
  completed_at timestamptz,
  due timestamptz
) WITH (fillfactor = 70);

-- Whoever starts a period, and in whichever process: it is done once. A run that failed leaves its period to the next.
CREATE UNIQUE INDEX job_runs_once ON job_runs (job, period) WHERE status IN ('running', 'completed');
-- One run of a job at a time, and one that is planned.
CREATE UNIQUE INDEX job_runs_open ON job_runs (job, status) WHERE status IN ('pending', 'running');
CREATE INDEX job_runs_by_job ON job_runs (job, at, key);

-- What the monthly review of tiers has come to, merchant by merchant. It recommends and changes nothing.
CREATE TABLE tier_reviews (
  key text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  commit_id bigint NOT NULL,
  doc text NOT NULL,
  updated_at timestamptz NOT NULL,
  merchant_id text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  tier text NOT NULL,
  recommended_tier text,
  reason text,
  reviewed_at timestamptz NOT NULL
) WITH (fillfactor = 100); -- written once

CREATE UNIQUE INDEX tier_reviews_once ON tier_reviews (merchant_id, period);
CREATE INDEX tier_reviews_by_merchant ON tier_reviews (merchant_id, reviewed_at, key);
