using Orleans.Concurrency;

namespace Payments.Tests.Cluster.Calls;

/// <summary>Calls the grains of its path one inside the other; the last one answers.</summary>
public interface IWalkGrain : IGrainWithStringKey
{
    Task<int> Walk(IReadOnlyList<string> path);

    [ReadOnly]
    Task<int> Look(IReadOnlyList<string> path);

    [AlwaysInterleave]
    Task<int> Squeeze(IReadOnlyList<string> path);

    /// <summary>Sends the path on its way and ends, while the path may come back here.</summary>
    Task Send(IReadOnlyList<string> path);

    [OneWay]
    Task Take(IReadOnlyList<string> path, string gate);
}

public interface IOrdinaryWalkGrain : IWalkGrain;

public interface IReentrantWalkGrain : IWalkGrain;

public abstract class WalkGrain : Grain
{
    public Task<int> Walk(IReadOnlyList<string> path) => Next(path, (grain, rest) => grain.Walk(rest));

    public Task<int> Look(IReadOnlyList<string> path) => Next(path, (grain, rest) => grain.Look(rest));

    public Task<int> Squeeze(IReadOnlyList<string> path) => Next(path, (grain, rest) => grain.Squeeze(rest));

    public Task Send(IReadOnlyList<string> path)
    {
        var gate = this.GetPrimaryKeyString();
        return GrainFactory.GetGrain<IOrdinaryWalkGrain>(path[0]).Take([.. path.Skip(1)], gate);
    }

    public async Task Take(IReadOnlyList<string> path, string gate) => Arrivals.Record(gate, await Walk(path));

    private async Task<int> Next(IReadOnlyList<string> path, Func<IWalkGrain, IReadOnlyList<string>, Task<int>> call)
    {
        if (path.Count == 0) return 0;
        IWalkGrain next = path[0].StartsWith('!') ? GrainFactory.GetGrain<IReentrantWalkGrain>(path[0]) : GrainFactory.GetGrain<IOrdinaryWalkGrain>(path[0]);
        return 1 + await call(next, [.. path.Skip(1)]);
    }
}

[GrainType("walk")]
public sealed class OrdinaryWalkGrain : WalkGrain, IOrdinaryWalkGrain;

[Reentrant, GrainType("reentrant-walk")]
public sealed class ReentrantWalkGrain : WalkGrain, IReentrantWalkGrain;
