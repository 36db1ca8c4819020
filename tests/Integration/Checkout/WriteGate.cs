namespace Payments.Tests.Integration.Checkout;

/// <summary>Keeps some writes of a table under way until it is opened: neither done nor failed, as a slow server does.</summary>
internal sealed class WriteGate(TestDatabase database) : IAsyncDisposable
{
    /// <param name="which">Of which writes, in the words of a trigger: <c>UPDATE ON payment_sagas</c>.</param>
    public static async Task<WriteGate> Close(TestDatabase database, string which, string when = "true")
    {
        await database.ExecuteAsync($"""
            CREATE TABLE write_gate (closed boolean);
            INSERT INTO write_gate VALUES (true);
            CREATE FUNCTION write_gate() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              WHILE EXISTS (SELECT FROM write_gate) LOOP PERFORM pg_sleep(0.01); END LOOP;
              RETURN new;
            END $$;
            CREATE TRIGGER write_gate BEFORE {which} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION write_gate();
            """);
        return new WriteGate(database);
    }

    /// <summary>Completes when a write waits.</summary>
    public Task Reached() => Eventually.HoldsAsync(
        async () => await database.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'payments-committer' AND wait_event = 'PgSleep'") > 0,
        "a write waits at the gate");

    public Task Open() => database.ExecuteAsync("DELETE FROM write_gate");

    public async ValueTask DisposeAsync()
    {
        await Open();
        await database.ExecuteAsync("DROP FUNCTION write_gate CASCADE; DROP TABLE write_gate");
    }
}
