-- Reminders of the embedded engine. Orleans keeps its own in the tables of its ADO.NET provider.
CREATE TABLE embedded_reminders (
  grain_type text COLLATE "C" NOT NULL,
  grain_key text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  start_at timestamptz NOT NULL,
  period interval NOT NULL,
  etag bigint NOT NULL,
  PRIMARY KEY (grain_type, grain_key, name)
);
