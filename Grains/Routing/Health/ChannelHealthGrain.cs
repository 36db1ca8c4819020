using Payments.Rows;

namespace Payments.Routing;

/// <summary>
/// Counts in memory and keeps it every few seconds: the row says how things were, the grain how they are. A circuit that has
/// changed is kept before the report is answered, so that a restart does not trust a channel again that has just failed.
/// </summary>
public sealed class ChannelHealthGrain(
    [PersistentState("channel_health", RowStorage.Name)] IPersistentState<ChannelHealthState> row,
    TimeProvider clock) : Grain, IChannelHealthGrain
{
    private static readonly TimeSpan KeptEvery = TimeSpan.FromSeconds(5);

    private ChannelHealthState? _counted;
    private IGrainTimer? _keeping;

    private string Key => this.GetPrimaryKeyString();

    private ChannelHealthState State => _counted ?? row.State;

    public async Task Report(HealthReport report)
    {
        var before = State.Circuit;
        _counted = HealthRules.After(Key, State, report, clock.GetUtcNow());
        if (_counted.Circuit != before) await Keep();
        else _keeping ??= this.RegisterGrainTimer(_ => Keep(), new GrainTimerCreationOptions { DueTime = KeptEvery, Period = Timeout.InfiniteTimeSpan });
    }

    public async Task BeginAnew()
    {
        var next = HealthRules.BeginAnew(State, clock.GetUtcNow());
        if (ReferenceEquals(next, State)) return;
        _counted = next;
        await Keep();
    }

    public Task<ChannelHealthView> Read() => Task.FromResult(HealthRules.View(Key, State, clock.GetUtcNow()));

    private async Task Keep()
    {
        _keeping?.Dispose();
        _keeping = null;
        if (_counted is not { } counted || ReferenceEquals(counted, row.State)) return;
        await row.Save(counted, this);
    }
}
