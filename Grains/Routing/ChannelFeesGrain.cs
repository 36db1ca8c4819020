using Payments.Outcomes;
using Payments.Rows;

namespace Payments.Routing;

public sealed class ChannelFeesGrain(
    [PersistentState("channel_fees", RowStorage.Name)] IPersistentState<ChannelFeesState> row,
    TimeProvider clock) : Grain, IChannelFeesGrain
{
    public Task<ChannelFeesView> Read() => Task.FromResult(RoutingChanges.View(row.State));

    public async Task<Outcome<ChannelFeesView>> Change(ChangeChannelFees command)
    {
        var next = RoutingChanges.Change(row.State, command, clock.GetUtcNow());
        if (!next.Accepted) return next.Refusal;
        await row.Save(next.Value, this);
        return RoutingChanges.View(row.State);
    }
}
