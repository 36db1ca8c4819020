-- What merchants of each tier get: data, so that an administrator changes it without a release. Amounts are in major
-- units, for one tier serves every settlement currency; rates are in parts per million.
CREATE TABLE tiers (
  key        text COLLATE "C" PRIMARY KEY,
  version    bigint NOT NULL,
  commit_id  bigint NOT NULL,
  doc        text NOT NULL,
  updated_at timestamptz NOT NULL
) WITH (fillfactor = 70);

INSERT INTO tiers (key, version, commit_id, updated_at, doc) VALUES
  ('starter', 1, 0, now(), '{"terms":{
    "limits":{"per_payment":10000,"per_day":100000,"per_month":300000},
    "fee":{"parts_per_million":8000,"minimum":1},
    "withdrawal_fee":{"parts_per_million":1000,"fixed":2},
    "settlement_cycle":"T+1",
    "features":[],
    "api_keys":2,"sub_accounts":1,
    "support":{"level":"standard","answer_within_hours":24},
    "data_kept_days":90,
    "api_rate":{"per_second":10,"per_minute":500,"per_hour":10000,"concurrent":10}}}'),
  ('business', 1, 0, now(), '{"terms":{
    "limits":{"per_payment":50000,"per_day":500000,"per_month":1500000},
    "fee":{"parts_per_million":6000,"minimum":0.5},
    "withdrawal_fee":{"parts_per_million":500,"fixed":1},
    "settlement_cycle":"T+1",
    "features":["multi_currency"],
    "api_keys":5,"sub_accounts":5,
    "support":{"level":"priority","answer_within_hours":12},
    "data_kept_days":180,
    "api_rate":{"per_second":50,"per_minute":2500,"per_hour":50000,"concurrent":50}}}'),
  ('enterprise', 1, 0, now(), '{"terms":{
    "limits":{"per_payment":200000,"per_day":2000000,"per_month":6000000},
    "fee":{"parts_per_million":4500,"minimum":0.2},
    "withdrawal_fee":{"parts_per_million":0,"fixed":0},
    "settlement_cycle":"T+0",
    "features":["multi_currency","pre_authorisation","recurring","split_payments","dedicated_manager","custom_branding"],
    "api_keys":10,"sub_accounts":20,
    "support":{"level":"vip","answer_within_hours":4},
    "data_kept_days":365,
    "api_rate":{"per_second":200,"per_minute":10000,"per_hour":200000,"concurrent":200}}}'),
  ('premium', 1, 0, now(), '{"terms":{
    "limits":{"per_payment":1000000,"per_day":10000000,"per_month":30000000},
    "fee":{"parts_per_million":3000,"minimum":0},
    "withdrawal_fee":{"parts_per_million":0,"fixed":0},
    "settlement_cycle":"D+0",
    "features":["multi_currency","pre_authorisation","recurring","split_payments","dedicated_manager","custom_branding"],
    "api_keys":50,"sub_accounts":100,
    "support":{"level":"vip","answer_within_hours":1},
    "data_kept_days":730,
    "api_rate":{"per_second":500,"per_minute":25000,"per_hour":500000,"concurrent":500}}}');

-- Lists of merchants show and filter by tier. Every merchant registered so far is a starter.
ALTER TABLE merchants ADD COLUMN tier text NOT NULL DEFAULT 'starter';
