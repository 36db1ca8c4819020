using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine.Grains;

[Alias("tests.lifecycle")]
public interface ILifecycleGrain : IGrainWithStringKey
{
    /// <summary>Returns which activation answered.</summary>
    Task<Guid> Touch();

    Task<Guid> DeactivateThenHold(string gate);

    /// <summary>The next deactivation waits for the gate.</summary>
    Task<Guid> DeactivateSlowly(string gate);

    Task KeepAlive(TimeSpan time);

    Task HoldRecording(string gate);
}

public sealed class LifecycleGrain(Stage stage) : Grain, ILifecycleGrain
{
    private readonly Guid _activation = Guid.NewGuid();
    private string? _deactivationGate;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Record("activated");
        if (this.GetPrimaryKeyString().StartsWith("broken-", StringComparison.Ordinal) && stage.Seen(this.GetPrimaryKeyString()).Count == 1)
            throw new InvalidOperationException("The first activation is told to fail.");
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Record("deactivating");
        if (_deactivationGate is not null)
            await stage.Gate(_deactivationGate);
        Record($"deactivated: {reason.ReasonCode}");
    }

    public Task<Guid> Touch() => Task.FromResult(_activation);

    public async Task<Guid> DeactivateThenHold(string gate)
    {
        DeactivateOnIdle();
        Record("held");
        await stage.Gate(gate);
        Record("done");
        return _activation;
    }

    public Task<Guid> DeactivateSlowly(string gate)
    {
        _deactivationGate = gate;
        DeactivateOnIdle();
        return Task.FromResult(_activation);
    }

    public Task KeepAlive(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public async Task HoldRecording(string gate)
    {
        Record($"enter {gate}");
        await stage.Gate(gate);
        Record($"leave {gate}");
    }

    private void Record(string line) => stage.Record(this.GetPrimaryKeyString(), line);
}
