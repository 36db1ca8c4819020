using System.Collections.Concurrent;
using Orleans.Storage;

namespace Payments.Tests.Unit.Embedded;

public interface ILifeGrain : IGrainWithIntegerKey
{
    /// <summary>Counts in memory for as long as the activation lives; a going one is always the last of its kind.</summary>
    Task<int> Count(bool thenGo);

    Task StartTimerThatFindsStaleState();
}

[GrainType("unit-life")]
public sealed class LifeGrain : Grain, ILifeGrain
{
    private static readonly ConcurrentDictionary<GrainId, LifeGrain> Alive = new();
    private int _count;
    private int _inside;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Alive.TryAdd(this.GetGrainId(), this)
        ? Task.CompletedTask
        : throw new InvalidOperationException($"{this.GetGrainId()} is alive twice.");

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Alive.TryRemove(this.GetGrainId(), out _);
    }

    public async Task<int> Count(bool thenGo)
    {
        if (Interlocked.Increment(ref _inside) != 1) throw new InvalidOperationException("Two calls at once.");
        await Task.Yield();
        _count++;
        if (thenGo) DeactivateOnIdle();
        Interlocked.Decrement(ref _inside);
        return _count;
    }

    public Task StartTimerThatFindsStaleState()
    {
        this.RegisterGrainTimer(() => throw new InconsistentStateException("stale"), TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }
}
