using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

/// <summary>Reminders outlive the host that registered them.</summary>
public abstract class DurableReminderTests : IAsyncLifetime
{
    private IEngineStore? _store;

    private EngineHostOptions Options =>
        new() { Store = _store ?? throw new InvalidOperationException("The store has not been created.") };

    public async Task InitializeAsync() => _store = await NewStore();

    public async Task DisposeAsync() => await Options.Store.DisposeAsync();

    protected abstract Task<IEngineStore> NewStore();

    [Fact]
    public async Task Tick_AfterAHostRestart_ReachesAGrainThatNobodyCalled()
    {
        var key = Guid.NewGuid().ToString("N");
        await using (var first = await EngineHost.StartAsync(Options))
            await first.Grain<IReminderGrain>(key).Register("wake", TimeSpan.Zero, TimeSpan.FromMilliseconds(300));

        await using var second = await EngineHost.StartAsync(Options);
        await second.Stage.UntilCount(key, "wake", 2);
    }

    [Fact]
    public async Task Unregister_BeforeAHostRestart_StaysUnregistered()
    {
        var key = Guid.NewGuid().ToString("N");
        await using (var first = await EngineHost.StartAsync(Options))
        {
            var grain = first.Grain<IReminderGrain>(key);
            await grain.Register("wake", TimeSpan.Zero, TimeSpan.FromMilliseconds(300));
            await grain.Register("other", TimeSpan.Zero, TimeSpan.FromMilliseconds(300));
            await grain.Unregister("wake");
        }

        await using var second = await EngineHost.StartAsync(Options);
        await second.Stage.UntilCount(key, "other", 3);

        Assert.DoesNotContain("wake", second.Stage.Seen(key));
        Assert.Equal(["other"], await second.Grain<IReminderGrain>(key).All());
    }
}

public sealed class MemoryReminderTests : DurableReminderTests
{
    protected override Task<IEngineStore> NewStore() => Task.FromResult<IEngineStore>(new MemoryEngineStore());
}

public sealed class PostgresReminderTests : DurableReminderTests
{
    protected override async Task<IEngineStore> NewStore() => await PostgresEngineStore.CreateAsync();
}
