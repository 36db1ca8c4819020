using Payments.Tests.Cluster.Processes;

namespace Payments.Tests.Simulation.Run;

/// <summary>The silos of a run, each a process of its own; none where the platform is one process.</summary>
internal sealed class Silos : IAsyncDisposable
{
    public const int Usual = 3;

    private readonly SiloPlace[] _places;
    private readonly IReadOnlyDictionary<string, string> _clusterSettings;

    private Silos(int count, IReadOnlyDictionary<string, string> clusterSettings)
    {
        _places = [.. Enumerable.Range(0, count).Select(_ => new SiloPlace())];
        _clusterSettings = clusterSettings;
        FrontEndSettings = count == 0 ? clusterSettings : new Dictionary<string, string>(clusterSettings) { ["PAYMENTS_MODE"] = "frontend" };
    }

    public IEnumerable<int> Ids => _places.Where(place => place.IsRunning).Select(place => place.Id);

    public IEnumerable<string> Outputs => _places.SelectMany(place => place.Outputs);

    public SiloCount Count => new(_places.Count(place => place.IsRunning), _places.Sum(place => place.EndedByThemselves));

    public IReadOnlyDictionary<string, string> FrontEndSettings { get; }

    public static async Task<Silos> Of(int count) => new(count, count == 0 ? new Dictionary<string, string>() : new Dictionary<string, string>
    {
        ["PAYMENTS_REDIS"] = await PrivateRedis.Address(),
        ["PAYMENTS_CLUSTER_ID"] = $"simulation-{Guid.NewGuid():N}",
    });

    public Task Start(string database, IReadOnlyDictionary<string, string> environment)
    {
        var settings = new Dictionary<string, string>([.. environment, .. _clusterSettings])
        {
            ["PAYMENTS_DB"] = database,
            ["PAYMENTS_KEY_PEPPER"] = new string('a', 64),
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
        };
        // That is the front end's.
        settings.Remove("ASPNETCORE_URLS");
        return Task.WhenAll(_places.Select(place => place.Start(settings)));
    }

    public Task Kill() => Task.WhenAll(_places.Select(place => place.Kill()));

    public Task Restart(int which, TimeSpan after) => _places[which % _places.Length].Restart(after);

    public int IdOf(int which) => _places[which % _places.Length].Id;

    public async ValueTask DisposeAsync()
    {
        foreach (var place in _places) await place.DisposeAsync();
    }
}
