-- What the Orleans engine keeps through its own ADO.NET providers: reminders, and the state of operational grains.
-- The providers read their statements from OrleansQuery; table, column and parameter names there are theirs.
CREATE TABLE OrleansQuery (
  QueryKey  varchar(64) NOT NULL PRIMARY KEY,
  QueryText varchar(8000) NOT NULL
);

CREATE TABLE orleans_reminders (
  service_id    text COLLATE "C" NOT NULL,
  grain_id      text COLLATE "C" NOT NULL,
  reminder_name text COLLATE "C" NOT NULL,
  start_time    timestamptz NOT NULL,
  period        bigint NOT NULL,
  grain_hash    integer NOT NULL,
  version       integer NOT NULL,
  PRIMARY KEY (service_id, grain_id, reminder_name)
);

-- Each silo reads the reminders of its part of the hash ring.
CREATE INDEX orleans_reminders_ring ON orleans_reminders (service_id, grain_hash);

CREATE TABLE orleans_state (
  grain_id_hash   integer NOT NULL,
  grain_id_n0     bigint NOT NULL,
  grain_id_n1     bigint NOT NULL,
  grain_type_hash integer NOT NULL,
  grain_type      text COLLATE "C" NOT NULL,
  grain_extension text COLLATE "C",
  service_id      text COLLATE "C" NOT NULL,
  payload         bytea,
  modified_at     timestamptz NOT NULL,
  version         integer NOT NULL,
  -- The whole identity, so that of two first writes one fails: a hash alone would let both in.
  UNIQUE NULLS NOT DISTINCT (grain_id_hash, grain_type_hash, grain_id_n0, grain_id_n1, grain_type, grain_extension, service_id)
) WITH (fillfactor = 70);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('UpsertReminderRowKey', '
  INSERT INTO orleans_reminders AS r (service_id, grain_id, reminder_name, start_time, period, grain_hash, version)
  VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
  ON CONFLICT (service_id, grain_id, reminder_name) DO UPDATE
  SET start_time = excluded.start_time, period = excluded.period, grain_hash = excluded.grain_hash, version = r.version + 1
  RETURNING version AS "Version"'),
('ReadReminderRowKey', '
  SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period AS "Period", version AS "Version"
  FROM orleans_reminders
  WHERE service_id = @ServiceId AND grain_id = @GrainId AND reminder_name = @ReminderName'),
('ReadReminderRowsKey', '
  SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period AS "Period", version AS "Version"
  FROM orleans_reminders
  WHERE service_id = @ServiceId AND grain_id = @GrainId'),
('ReadRangeRows1Key', '
  SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period AS "Period", version AS "Version"
  FROM orleans_reminders
  WHERE service_id = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash'),
('ReadRangeRows2Key', '
  SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period AS "Period", version AS "Version"
  FROM orleans_reminders
  WHERE service_id = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)'),
('DeleteReminderRowKey', '
  WITH gone AS (
    DELETE FROM orleans_reminders
    WHERE service_id = @ServiceId AND grain_id = @GrainId AND reminder_name = @ReminderName AND version = @Version
    RETURNING 1)
  SELECT count(*)::integer AS "RowCount" FROM gone'),
('DeleteReminderRowsKey', '
  DELETE FROM orleans_reminders WHERE service_id = @ServiceId'),
('ReadFromStorageKey', '
  SELECT payload AS "PayloadBinary", modified_at AS "ModifiedOn", version AS "Version"
  FROM orleans_state
  WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1
    AND grain_type = @GrainTypeString AND grain_extension IS NOT DISTINCT FROM @GrainIdExtensionString::text AND service_id = @ServiceId'),
-- A conflict answers one row without a version: not every provider takes no row at all for a conflict.
('WriteToStorageKey', '
  WITH updated AS (
    UPDATE orleans_state SET payload = @PayloadBinary, modified_at = now(), version = version + 1
    WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1
      AND grain_type = @GrainTypeString AND grain_extension IS NOT DISTINCT FROM @GrainIdExtensionString::text AND service_id = @ServiceId
      AND version = @GrainStateVersion::integer
    RETURNING version),
  inserted AS (
    INSERT INTO orleans_state (grain_id_hash, grain_id_n0, grain_id_n1, grain_type_hash, grain_type, grain_extension, service_id, payload, modified_at, version)
    SELECT @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString::text, @ServiceId, @PayloadBinary, now(), 1
    WHERE @GrainStateVersion::integer IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version)
  SELECT coalesce((SELECT version FROM updated), (SELECT version FROM inserted)) AS "NewGrainStateVersion"'),
('ClearStorageKey', '
  WITH cleared AS (
    UPDATE orleans_state SET payload = NULL, modified_at = now(), version = version + 1
    WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1
      AND grain_type = @GrainTypeString AND grain_extension IS NOT DISTINCT FROM @GrainIdExtensionString::text AND service_id = @ServiceId
      AND version = @GrainStateVersion::integer
    RETURNING version)
  SELECT (SELECT version FROM cleared) AS "NewGrainStateVersion"'),
('DeleteStorageKey', '
  WITH gone AS (
    DELETE FROM orleans_state
    WHERE grain_id_hash = @GrainIdHash AND grain_type_hash = @GrainTypeHash AND grain_id_n0 = @GrainIdN0 AND grain_id_n1 = @GrainIdN1
      AND grain_type = @GrainTypeString AND grain_extension IS NOT DISTINCT FROM @GrainIdExtensionString::text AND service_id = @ServiceId
      AND version = @GrainStateVersion::integer
    RETURNING version + 1 AS version)
  SELECT (SELECT version FROM gone) AS "NewGrainStateVersion"');
