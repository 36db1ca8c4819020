using System.Collections.Immutable;
using Orleans.Concurrency;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine.Grains;

/// <summary>Calls along a list of grains; the last name may be a grain that is already in the chain.</summary>
[Alias("tests.chain")]
public interface IChainGrain : IGrainWithStringKey
{
    /// <summary>Calls the first of the names with the rest; answers the path that was walked.</summary>
    Task<string> Walk(ImmutableArray<string> rest);

    /// <summary>Walks once the gate is open, so that another walk can begin meanwhile.</summary>
    Task<string> WalkAfter(string gate, ImmutableArray<string> rest);

    [AlwaysInterleave]
    Task<string> WalkInterleaved(ImmutableArray<string> rest);

    [ReadOnly]
    Task<string> WalkReading(ImmutableArray<string> rest);

    /// <summary>Calls the peer, which tells this grain something without waiting for it.</summary>
    Task WalkAndBeTold(string peer);

    Task TellBack(string caller);

    [OneWay]
    Task Tell(string line);
}

[Alias("tests.chain.reentrant")]
public interface IReentrantChainGrain : IGrainWithStringKey
{
    Task<string> Through(string peer);

    Task<string> Name();
}

[Alias("tests.chain.peer")]
public interface IChainPeerGrain : IGrainWithStringKey
{
    Task<string> CallBack(string caller);
}

public sealed class ChainGrain(Stage stage) : Grain, IChainGrain
{
    public async Task<string> Walk(ImmutableArray<string> rest) =>
        rest.IsEmpty ? Name : $"{Name}>{await Next(rest).Walk(rest.RemoveAt(0))}";

    public async Task<string> WalkAfter(string gate, ImmutableArray<string> rest)
    {
        stage.Record(Name, "waits");
        await stage.Gate(gate);
        return await Walk(rest);
    }

    public async Task<string> WalkInterleaved(ImmutableArray<string> rest) =>
        rest.IsEmpty ? Name : $"{Name}>{await Next(rest).WalkInterleaved(rest.RemoveAt(0))}";

    public async Task<string> WalkReading(ImmutableArray<string> rest) =>
        rest.IsEmpty ? Name : $"{Name}>{await Next(rest).WalkReading(rest.RemoveAt(0))}";

    public Task WalkAndBeTold(string peer) => GrainFactory.GetGrain<IChainGrain>(peer).TellBack(Name);

    public Task TellBack(string caller) => GrainFactory.GetGrain<IChainGrain>(caller).Tell($"told by {Name}");

    public Task Tell(string line)
    {
        stage.Record(Name, line);
        return Task.CompletedTask;
    }

    private string Name => this.GetPrimaryKeyString();

    private IChainGrain Next(ImmutableArray<string> rest) => GrainFactory.GetGrain<IChainGrain>(rest[0]);
}

[Reentrant]
public sealed class ReentrantChainGrain : Grain, IReentrantChainGrain
{
    public Task<string> Through(string peer) =>
        GrainFactory.GetGrain<IChainPeerGrain>(peer).CallBack(this.GetPrimaryKeyString());

    public Task<string> Name() => Task.FromResult(this.GetPrimaryKeyString());
}

public sealed class ChainPeerGrain : Grain, IChainPeerGrain
{
    public Task<string> CallBack(string caller) => GrainFactory.GetGrain<IReentrantChainGrain>(caller).Name();
}
