namespace Payments.Tests.Integration.Checkout;

/// <summary>Some writes of a table fail until it is disposed of, as those of a server that ends do.</summary>
internal sealed class RefusedWrites(TestDatabase database) : IAsyncDisposable
{
    /// <param name="which">Of which writes, in the words of a trigger: <c>INSERT ON payments</c>.</param>
    public static async Task<RefusedWrites> Begin(TestDatabase database, string which, string when)
    {
        await database.ExecuteAsync($"""
            CREATE FUNCTION refused_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused by the test'; END $$;
            CREATE TRIGGER refused_write BEFORE {which} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION refused_write();
            """);
        return new RefusedWrites(database);
    }

    public async ValueTask DisposeAsync() => await database.ExecuteAsync("DROP FUNCTION refused_write CASCADE");
}
