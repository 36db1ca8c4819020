using System.Collections.Concurrent;
using Payments.Tests.Cluster.Processes;

namespace Payments.Tests.Simulation.Run;

/// <summary>Where one silo runs. One that ends by itself, because the others take it for dead, is started again, as a supervisor does.</summary>
internal sealed class SiloPlace : IAsyncDisposable
{
    // A kill waits for a start, or what it starts would outlive it.
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentQueue<SiloProcess> _all = new();
    private IReadOnlyDictionary<string, string> _environment = new Dictionary<string, string>();
    private SiloProcess? _running;
    private Task _supervised = Task.CompletedTask;

    /// <summary>The one that runs, or the last that did.</summary>
    public int Id => _all.Last().Id;

    public bool IsRunning => _running is { HasExited: false };

    /// <summary>How many have ended that nobody killed.</summary>
    public int EndedByThemselves { get; private set; }

    public IEnumerable<string> Outputs => _all.Select(silo => silo.Output);

    public Task Start(IReadOnlyDictionary<string, string> environment) => InTurn(async () =>
    {
        _environment = environment;
        await Launch();
    });

    public Task Kill() => InTurn(KillRunning);

    /// <summary>kill -9, and another in its place after a while.</summary>
    public Task Restart(TimeSpan after) => InTurn(async () =>
    {
        await KillRunning();
        await Task.Delay(after);
        await Launch();
    });

    public async ValueTask DisposeAsync()
    {
        await Kill();
        await _supervised;
        foreach (var silo in _all) await silo.DisposeAsync();
        _turn.Dispose();
    }

    private async Task KillRunning()
    {
        if (_running is not { } silo) return;
        _running = null;
        if (!silo.HasExited) await silo.Kill();
    }

    private async Task Launch()
    {
        var silo = await Supervisor.Start(LaunchOne);
        _running = silo;
        _supervised = Supervise(silo);
    }

    private async Task Supervise(SiloProcess silo)
    {
        await silo.Ended();
        if (_running != silo) return;
        await InTurn(async () =>
        {
            // Somebody else's turn may have replaced it meanwhile.
            if (_running != silo) return;
            EndedByThemselves++;
            await Launch();
        });
    }

    private async Task<SiloProcess> LaunchOne()
    {
        var silo = SiloProcess.Launch(_environment);
        _all.Enqueue(silo);
        try
        {
            await silo.Ready();
            return silo;
        }
        catch
        {
            if (!silo.HasExited) await silo.Kill();
            throw;
        }
    }

    private async Task InTurn(Func<Task> act)
    {
        await _turn.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            _turn.Release();
        }
    }
}
