namespace Payments.Tests.Cluster.Operational;

/// <summary>Orleans' ADO.NET reminders on the statements of sql/0005_orleans.sql.</summary>
public sealed class ReminderTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Reminder_AfterARestart_TicksOnUntilItIsRemoved()
    {
        await using var database = await TestDatabase.CreateAsync();
        var key = Guid.NewGuid().ToString();

        await using (var silo = await OperationalSilo.Start(database))
        {
            await silo.Grains.GetGrain<IClockGrain>(key).Begin(Period);
            await Eventually.HoldsAsync(() => ClockGrain.TicksOf(key) >= 2, "the reminder ticks");
        }

        var before = ClockGrain.TicksOf(key);
        await using (var silo = await OperationalSilo.Start(database))
        {
            await Eventually.HoldsAsync(() => ClockGrain.TicksOf(key) > before, "the reminder ticks after a restart");
            var clock = silo.Grains.GetGrain<IClockGrain>(key);

            Assert.True(await clock.End());
            Assert.False(await clock.End());
        }

        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM orleans_reminders"));
    }

    [Fact]
    public async Task Reminder_RegisteredAgain_IsTheSameRowWithTheNewPeriod()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var silo = await OperationalSilo.Start(database);
        var clock = silo.Grains.GetGrain<IClockGrain>(Guid.NewGuid().ToString());

        await clock.Begin(Period);
        await clock.Begin(Period * 60);

        Assert.Equal(60_000L, await database.ScalarAsync<long>("SELECT period FROM orleans_reminders"));
        Assert.Equal(1, await database.ScalarAsync<int>("SELECT version FROM orleans_reminders"));
        Assert.True(await clock.End());
    }
}
