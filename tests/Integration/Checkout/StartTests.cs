using Payments.Jobs;

namespace Payments.Tests.Integration.Checkout;

/// <summary>The last steps of a start, while the database does not take them.</summary>
public sealed class StartTests(PlatformInProcess platform) : IClassFixture<PlatformInProcess>
{
    /// <summary>Of the jobs, and of what sweeps, seals and sends.</summary>
    private static readonly int Reminders = JobNames.All.Length + 3;

    [Fact]
    public async Task StartSweeps_RemindersRefused_TriesAgainUntilAllAreThere()
    {
        // A sequence counts what is rolled back, too.
        await platform.Database.ExecuteAsync("""
            CREATE SEQUENCE refused;
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM nextval('refused'); RAISE EXCEPTION 'not now'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON embedded_reminders FOR EACH ROW EXECUTE FUNCTION refuse();
            CREATE TRIGGER refuse BEFORE INSERT ON orleans_reminders FOR EACH ROW EXECUTE FUNCTION refuse();
            """);

        var starting = platform.StartSweeps();

        await Eventually.HoldsAsync(async () => await platform.Database.ScalarAsync<long>("SELECT last_value FROM refused") > Reminders, "reminders are refused again");
        Assert.False(starting.IsCompleted, "The start gave up.");
        await platform.Database.ExecuteAsync("DROP FUNCTION refuse CASCADE");
        await starting.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(Reminders, await platform.Database.ScalarAsync<long>("SELECT (SELECT count(*) FROM embedded_reminders) + (SELECT count(*) FROM orleans_reminders)"));
    }
}
