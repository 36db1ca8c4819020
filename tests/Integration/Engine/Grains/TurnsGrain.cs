using System.Collections.Immutable;
using Orleans.Concurrency;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine.Grains;

[Alias("tests.turns")]
public interface ITurnsGrain : IGrainWithStringKey
{
    /// <summary>Reads a plain field, gives its turn away, and writes the field back.</summary>
    Task IncrementSlowly();

    [AlwaysInterleave]
    Task IncrementInterleaved();

    ValueTask<int> Value();

    Task Append(int number);

    ValueTask<ImmutableArray<int>> Appended();

    /// <summary>Waits for the gate that has the name, recording when it enters and leaves.</summary>
    Task Hold(string gate);

    [AlwaysInterleave]
    Task HoldInterleaved(string gate);

    /// <summary>Reaches the grain after all calls that the same caller sent earlier, whatever they wait for.</summary>
    [AlwaysInterleave]
    Task<ImmutableList<string>> Seen();
}

public sealed class TurnsGrain(Stage stage) : Grain, ITurnsGrain
{
    private readonly List<int> _appended = [];
    private readonly TurnProbe _probe = new();
    private int _value;

    public async Task IncrementSlowly()
    {
        var read = _value;
        await Task.Yield();
        _value = read + 1;
    }

    public async Task IncrementInterleaved()
    {
        _probe.Touch();
        await Task.Yield();
        _probe.Touch();
        await Task.Run(static () => { });
        _probe.Touch();
        _value++;
    }

    public ValueTask<int> Value() => ValueTask.FromResult(_value);

    public Task Append(int number)
    {
        _appended.Add(number);
        return Task.CompletedTask;
    }

    public ValueTask<ImmutableArray<int>> Appended() => ValueTask.FromResult(_appended.ToImmutableArray());

    public async Task Hold(string gate)
    {
        stage.Record(this.GetPrimaryKeyString(), $"enter {gate}");
        await stage.Gate(gate);
        stage.Record(this.GetPrimaryKeyString(), $"leave {gate}");
    }

    public Task HoldInterleaved(string gate) => Hold(gate);

    public Task<ImmutableList<string>> Seen() => Task.FromResult(stage.Seen(this.GetPrimaryKeyString()));
}

/// <summary>Fails when two threads run the code of one grain at the same time.</summary>
public sealed class TurnProbe
{
    private int _inside;

    public void Touch()
    {
        if (Interlocked.Increment(ref _inside) != 1)
            throw new InvalidOperationException("Two turns of one grain ran at the same time.");
        // Long enough for another thread to come in, if one may.
        Thread.SpinWait(200);
        Interlocked.Decrement(ref _inside);
    }
}
