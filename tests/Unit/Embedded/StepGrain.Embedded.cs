using Orleans.Concurrency;

namespace Payments.Tests.Unit.Embedded;

/// <summary>A grain that does what tests tell it: note, wait at a gate, call another one.</summary>
public interface IStepGrain : IGrainWithStringKey
{
    Task Note(string note);

    Task WaitAt(string gate);

    /// <summary>Waits at the gate, then notes "other" at the other grain.</summary>
    Task WaitAtThenCall(string gate, string other);

    [ResponseTimeout("00:00:02")]
    Task WaitAtBriefly(string gate);

    [ReadOnly]
    Task ReadThenRead(string? self);

    [ReadOnly]
    Task ReadAt(string gate);

    Task Fail(string message);

    [OneWay]
    Task Tell(string gate);
}

[GrainType("unit-step")]
public sealed class StepGrain(Probe probe) : Grain, IStepGrain
{
    public Task Note(string note)
    {
        probe.Note(note);
        return Task.CompletedTask;
    }

    public async Task WaitAt(string gate)
    {
        probe.Note($"at {gate}");
        await probe.PassAsync(gate);
    }

    public async Task WaitAtThenCall(string gate, string other)
    {
        await WaitAt(gate);
        await GrainFactory.GetGrain<IStepGrain>(other).Note("other");
    }

    public Task WaitAtBriefly(string gate) => WaitAt(gate);

    public async Task ReadThenRead(string? self)
    {
        if (self is null) return;
        await WaitAt("before-read");
        await GrainFactory.GetGrain<IStepGrain>(self).ReadThenRead(null);
    }

    public Task ReadAt(string gate) => WaitAt(gate);

    public Task Fail(string message) => throw new InvalidOperationException(message);

    public Task Tell(string gate) => WaitAt(gate);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Note($"{this.GetPrimaryKeyString()} gone: {reason.ReasonCode}");
        return Task.CompletedTask;
    }
}
