using Payments.Tests.Cluster.Processes;

namespace Payments.Tests.Simulation.Run;

/// <summary>The silos of a run, each a process of its own; none where the platform is one process.</summary>
internal sealed class Silos : IAsyncDisposable
{
    public const int Usual = 3;

    private readonly SiloProcess?[] _running;
    private readonly List<SiloProcess> _all = [];
    private Dictionary<string, string> _environment = [];

    private Silos(int count, IReadOnlyDictionary<string, string> clusterSettings)
    {
        _running = new SiloProcess?[count];
        ClusterSettings = clusterSettings;
        FrontEndSettings = count == 0 ? clusterSettings : new Dictionary<string, string>(clusterSettings) { ["PAYMENTS_MODE"] = "frontend" };
    }

    public IEnumerable<int> Ids => _running.OfType<SiloProcess>().Select(silo => silo.Id);

    public IEnumerable<string> Outputs => _all.Select(silo => silo.Output);

    public IReadOnlyDictionary<string, string> FrontEndSettings { get; }

    private IReadOnlyDictionary<string, string> ClusterSettings { get; }

    public static async Task<Silos> Of(int count) => new(count, count == 0 ? new Dictionary<string, string>() : new Dictionary<string, string>
    {
        ["PAYMENTS_REDIS"] = await PrivateRedis.Address(),
        ["PAYMENTS_CLUSTER_ID"] = $"simulation-{Guid.NewGuid():N}",
    });

    public Task Start(string database, IReadOnlyDictionary<string, string> environment)
    {
        _environment = new Dictionary<string, string>([.. environment, .. ClusterSettings])
        {
            ["PAYMENTS_DB"] = database,
            ["PAYMENTS_KEY_PEPPER"] = new string('a', 64),
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
        };
        // That is the front end's.
        _environment.Remove("ASPNETCORE_URLS");
        return Task.WhenAll(Enumerable.Range(0, _running.Length).Select(StartOne));
    }

    public async Task Kill()
    {
        await Task.WhenAll(_running.OfType<SiloProcess>().Select(silo => silo.Kill()));
        Array.Clear(_running);
    }

    /// <summary>kill -9 of one, and another in its place after a while.</summary>
    public async Task Restart(int which, TimeSpan after)
    {
        var place = which % _running.Length;
        if (_running[place] is { } silo) await silo.Kill();
        await Task.Delay(after);
        await StartOne(place);
    }

    public int IdOf(int which) => _running[which % _running.Length]!.Id;

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _all) await silo.DisposeAsync();
    }

    private async Task StartOne(int place) => _running[place] = await Supervisor.Start(async () =>
    {
        var silo = SiloProcess.Launch(_environment);
        lock (_all) _all.Add(silo);
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
    });
}
