namespace Payments.Tests.Simulation.Run;

/// <summary>Triggers of the run's own that write down every change of a row, so that the checks see what happened in between.</summary>
internal static class History
{
    public static readonly string[] Tables = ["payments", "payment_sagas", "refunds", "orders", "pre_authorisations", "channel_callbacks"];

    private const string Begin = """
        CREATE TABLE simulation_history (
          seq bigserial PRIMARY KEY, tbl text NOT NULL, key text NOT NULL, version_before bigint NOT NULL, version bigint NOT NULL,
          status_before text NOT NULL, status text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(),
          due_before timestamptz, due timestamptz, written_at timestamptz NOT NULL);

        CREATE FUNCTION simulation_note() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE was jsonb := '{"version": 0, "status": ""}'; became jsonb;
        BEGIN
          IF TG_OP <> 'INSERT' THEN was := to_jsonb(OLD) - 'doc'; END IF;
          IF TG_OP = 'DELETE' THEN became := was || jsonb_build_object('version', OLD.version + 1); ELSE became := to_jsonb(NEW) - 'doc'; END IF;
          INSERT INTO simulation_history (tbl, key, version_before, version, status_before, status, due_before, due, written_at)
          VALUES (TG_TABLE_NAME, became ->> 'key', (was ->> 'version')::bigint, (became ->> 'version')::bigint, was ->> 'status', became ->> 'status',
            (was ->> 'due')::timestamptz, CASE WHEN TG_OP <> 'DELETE' THEN (became ->> 'due')::timestamptz END, (became ->> 'updated_at')::timestamptz);
          RETURN NULL;
        END $$;

        CREATE FUNCTION simulation_note_limits() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO simulation_history (tbl, key, version_before, version, status_before, status, written_at)
          SELECT TG_TABLE_NAME, NEW.key, CASE WHEN TG_OP = 'INSERT' THEN 0 ELSE OLD.version END, NEW.version, '', coalesce(max(day.value::bigint), 0), NEW.updated_at
          FROM jsonb_each_text(NEW.doc::jsonb -> 'days') AS day;
          RETURN NULL;
        END $$;

        CREATE TRIGGER simulation_note AFTER INSERT OR UPDATE ON limits FOR EACH ROW EXECUTE FUNCTION simulation_note_limits();
        """;

    public static async Task Watch(TestDatabase database)
    {
        await database.ExecuteAsync(Begin);
        foreach (var table in Tables) await database.ExecuteAsync($"CREATE TRIGGER simulation_note AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION simulation_note()");
    }
}
