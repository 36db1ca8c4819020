using Microsoft.Extensions.DependencyInjection;
using Payments.Embedded;
using Payments.Storage;
using Payments.Storage.Reminders;

namespace Payments.Tests.Integration.Storage;

public sealed class ReminderStoreTests : IAsyncLifetime
{
    private static readonly GrainId Grain = GrainId.Create("sweeper", "a");
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2));

    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;

    private IReminderStore Store => _services.GetRequiredService<IReminderStore>();

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _services = new ServiceCollection().AddLogging().AddPaymentsStorage(_database.ConnectionString).AddPaymentsReminders().BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task UpsertAsync_NewAndAgain_ReplacesWithAnotherETag()
    {
        var first = await Store.UpsertAsync(Entry(Grain, "tick", TimeSpan.FromDays(40)), default);
        var second = await Store.UpsertAsync(Entry(Grain, "tick", TimeSpan.FromSeconds(90)), default);

        Assert.NotEqual(first, second);
        var read = await Store.ReadAsync(Grain, "tick", default);
        Assert.Equal(Entry(Grain, "tick", TimeSpan.FromSeconds(90)) with { ETag = second }, read);
    }

    [Fact]
    public async Task ReadAsync_PerGrainAndAll_FindTheirsOnly()
    {
        var other = GrainId.Create("sweeper", "b");
        await Store.UpsertAsync(Entry(Grain, "x", TimeSpan.FromDays(40)), default);
        await Store.UpsertAsync(Entry(Grain, "y", TimeSpan.FromMinutes(1)), default);
        await Store.UpsertAsync(Entry(other, "x", TimeSpan.FromMinutes(1)), default);

        Assert.Equal(["x", "y"], (await Store.ReadGrainAsync(Grain, default)).Select(entry => entry.Name));
        Assert.Equal(3, (await Store.ReadAllAsync(default)).Count);
        Assert.Equal(TimeSpan.FromDays(40), (await Store.ReadAsync(Grain, "x", default))!.Period);
        Assert.Null(await Store.ReadAsync(other, "y", default));
    }

    [Fact]
    public async Task RemoveAsync_OnlyWithTheCurrentETag()
    {
        var first = await Store.UpsertAsync(Entry(Grain, "tick", TimeSpan.FromMinutes(1)), default);
        var second = await Store.UpsertAsync(Entry(Grain, "tick", TimeSpan.FromMinutes(1)), default);

        Assert.False(await Store.RemoveAsync(Grain, "tick", first, default));
        Assert.True(await Store.RemoveAsync(Grain, "tick", second, default));
        Assert.False(await Store.RemoveAsync(Grain, "tick", second, default));
        Assert.NotEqual(second, await Store.UpsertAsync(Entry(Grain, "tick", TimeSpan.FromMinutes(1)), default));
    }

    private static ReminderEntry Entry(GrainId grain, string name, TimeSpan period) => new(grain, name, Start, period, "");
}
