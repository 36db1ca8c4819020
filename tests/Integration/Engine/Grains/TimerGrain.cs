using Orleans.Concurrency;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine.Grains;

[Alias("tests.timer")]
public interface ITimerGrain : IGrainWithStringKey
{
    Task Start(string name, TimeSpan due, TimeSpan period, bool interleave);

    Task Change(string name, TimeSpan due, TimeSpan period);

    Task Dispose(string name);

    /// <summary>Starts a timer whose ticks wait for the gate and check that no other tick of it runs.</summary>
    Task StartSlow(string name, string gate);

    Task StartFailing(string name);

    Task Hold(string gate);

    [AlwaysInterleave]
    Task Ping();

    Task Deactivate();
}

public sealed class TimerGrain(Stage stage) : Grain, ITimerGrain
{
    private readonly Dictionary<string, IGrainTimer> _timers = [];
    private readonly TurnProbe _probe = new();

    public Task Start(string name, TimeSpan due, TimeSpan period, bool interleave)
    {
        _timers[name] = this.RegisterGrainTimer(
            Tick, new TimerTag(name), new GrainTimerCreationOptions(due, period) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task Change(string name, TimeSpan due, TimeSpan period)
    {
        _timers[name].Change(due, period);
        return Task.CompletedTask;
    }

    public Task Dispose(string name)
    {
        _timers[name].Dispose();
        return Task.CompletedTask;
    }

    public Task StartSlow(string name, string gate)
    {
        var every = new GrainTimerCreationOptions(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)) { Interleave = true };
        _timers[name] = this.RegisterGrainTimer(SlowTick, every);
        return Task.CompletedTask;

        async Task SlowTick(CancellationToken cancellation)
        {
            Record($"enter {name}");
            await stage.Gate(gate);
            Record($"leave {name}");
        }
    }

    public Task StartFailing(string name)
    {
        var every = new GrainTimerCreationOptions(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(10));
        _timers[name] = this.RegisterGrainTimer(FailingTick, every);
        return Task.CompletedTask;

        Task FailingTick()
        {
            Record(name);
            throw new InvalidOperationException("A tick that fails.");
        }
    }

    public async Task Hold(string gate)
    {
        Record($"enter {gate}");
        await stage.Gate(gate);
        Record($"leave {gate}");
    }

    public Task Ping()
    {
        _probe.Touch();
        return Task.CompletedTask;
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task Tick(TimerTag tag, CancellationToken cancellation)
    {
        _probe.Touch();
        await Task.Yield();
        _probe.Touch();
        Record(tag.Name);
    }

    private void Record(string line) => stage.Record(this.GetPrimaryKeyString(), line);

    private sealed record TimerTag(string Name);
}
