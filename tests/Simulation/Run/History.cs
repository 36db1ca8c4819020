namespace Payments.Tests.Simulation.Run;

/// <summary>Triggers of the run's own that write down every change of a row, so that the checks see what happened in between.</summary>
internal static class History
{
    public static readonly string[] Tables = ["payments", "payment_sagas", "refunds", "orders", "pre_authorisations", "channel_callbacks"];

    private const string Begin = """
        CREATE TABLE simulation_history (
          seq bigserial PRIMARY KEY, tbl text NOT NULL, key text NOT NULL, version_before bigint NOT NULL, version bigint NOT NULL,
          status_before text NOT NULL, status text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());

        CREATE FUNCTION simulation_note() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'INSERT' THEN INSERT INTO simulation_history (tbl, key, version_before, version, status_before, status) VALUES (TG_TABLE_NAME, NEW.key, 0, NEW.version, '', NEW.status);
          ELSIF TG_OP = 'UPDATE' THEN INSERT INTO simulation_history (tbl, key, version_before, version, status_before, status) VALUES (TG_TABLE_NAME, NEW.key, OLD.version, NEW.version, OLD.status, NEW.status);
          ELSE INSERT INTO simulation_history (tbl, key, version_before, version, status_before, status) VALUES (TG_TABLE_NAME, OLD.key, OLD.version, OLD.version + 1, OLD.status, OLD.status);
          END IF;
          RETURN NULL;
        END $$;

        CREATE FUNCTION simulation_note_limits() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO simulation_history (tbl, key, version_before, version, status_before, status)
          SELECT TG_TABLE_NAME, NEW.key, CASE WHEN TG_OP = 'INSERT' THEN 0 ELSE OLD.version END, NEW.version, '', coalesce(max(day.value::bigint), 0)
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
