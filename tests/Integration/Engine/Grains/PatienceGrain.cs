using System.Collections.Immutable;
using Orleans.Concurrency;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine.Grains;

/// <summary>Waits in every way in which a caller may lose patience.</summary>
[Alias("tests.patience")]
public interface IPatienceGrain : IGrainWithStringKey
{
    Task WaitForCancellation(CancellationToken cancellation);

    Task PassOnCancellation(string peer, CancellationToken cancellation);

    Task<bool> IsCancelled(CancellationToken cancellation = default);

    Task Mark(string line, CancellationToken cancellation);

    Task Hold(string gate);

    [ResponseTimeout("00:00:00.300")]
    Task HoldBriefly(string gate);

    /// <summary>Records when its own call of the peer has timed out.</summary>
    Task HoldPeer(string peer, string gate);

    Task<string> Answer();

    [AlwaysInterleave]
    Task<ImmutableList<string>> Seen();
}

public sealed class PatienceGrain(Stage stage) : Grain, IPatienceGrain
{
    public async Task WaitForCancellation(CancellationToken cancellation)
    {
        Record("waiting");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }
        finally
        {
            Record($"cancelled: {cancellation.IsCancellationRequested}");
        }
    }

    public Task PassOnCancellation(string peer, CancellationToken cancellation) =>
        GrainFactory.GetGrain<IPatienceGrain>(peer).WaitForCancellation(cancellation);

    public Task<bool> IsCancelled(CancellationToken cancellation) => Task.FromResult(cancellation.IsCancellationRequested);

    public Task Mark(string line, CancellationToken cancellation)
    {
        Record(line);
        return Task.CompletedTask;
    }

    public async Task Hold(string gate)
    {
        Record($"enter {gate}");
        await stage.Gate(gate);
        Record($"leave {gate}");
    }

    public Task HoldBriefly(string gate) => Hold(gate);

    public async Task HoldPeer(string peer, string gate)
    {
        try
        {
            await GrainFactory.GetGrain<IPatienceGrain>(peer).Hold(gate);
        }
        catch (TimeoutException)
        {
            Record("timed out");
        }
    }

    public Task<string> Answer() => Task.FromResult("here");

    public Task<ImmutableList<string>> Seen() => Task.FromResult(stage.Seen(this.GetPrimaryKeyString()));

    private void Record(string line) => stage.Record(this.GetPrimaryKeyString(), line);
}
