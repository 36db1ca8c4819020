namespace Payments.Tests.Cluster.Processes;

/// <summary>Silos and a front end over a Redis and a database, each its own process. Every cluster has an id of its own.</summary>
internal sealed class ClusterUnderTest : IAsyncDisposable
{
    private readonly Dictionary<string, string> environment;
    private readonly TestDatabase? ownDatabase;
    private readonly string database;
    private readonly List<SiloProcess> silos = [];
    private PlatformProcess? frontEnd;

    private ClusterUnderTest(string database, TestDatabase? ownDatabase, string redis, IReadOnlyDictionary<string, string>? settings)
    {
        (this.database, this.ownDatabase) = (database, ownDatabase);
        environment = new(settings ?? new Dictionary<string, string>())
        {
            ["PAYMENTS_DB"] = database,
            ["PAYMENTS_REDIS"] = redis,
            ["PAYMENTS_CLUSTER_ID"] = $"test-{Guid.NewGuid():N}",
            ["PAYMENTS_KEY_PEPPER"] = new string('a', 64),
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
        };
    }

    public IReadOnlyList<SiloProcess> Silos => silos;

    public PlatformProcess FrontEnd => frontEnd ?? throw new InvalidOperationException("The front end has not been started.");

    /// <summary>Starts so many silos and a front end on a database of their own, or on the given one.</summary>
    /// <param name="settings">Further variables of all its processes.</param>
    public static async Task<ClusterUnderTest> Start(int silos, string? database = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var own = database is null ? await TestDatabase.CreateAsync() : null;
        var cluster = new ClusterUnderTest(database ?? own!.ConnectionString, own, await PrivateRedis.Address(), settings);
        await cluster.StartAll(silos);
        return cluster;
    }

    public async Task StartAll(int count)
    {
        for (var i = 0; i < count; i++) silos.Add(SiloProcess.Launch(environment));
        var started = AddFrontEnd();
        await Task.WhenAll(silos.Select(silo => silo.Ready()));
        frontEnd = await started;
    }

    /// <summary>One more than the cluster's own; whoever asks for it disposes of it.</summary>
    public Task<PlatformProcess> AddFrontEnd() => PlatformProcess.Start(database, new Dictionary<string, string>(environment) { ["PAYMENTS_MODE"] = "frontend" });

    public async Task<SiloProcess> AddSilo()
    {
        var silo = SiloProcess.Launch(environment);
        silos.Add(silo);
        await silo.Ready();
        return silo;
    }

    public async Task Kill(SiloProcess silo)
    {
        silos.Remove(silo);
        await silo.Kill();
        await silo.DisposeAsync();
    }

    /// <summary>kill -9 of everything at once, as when the power fails.</summary>
    public async Task KillAll()
    {
        await Task.WhenAll([FrontEnd.Kill(), .. silos.Select(silo => silo.Kill())]);
        foreach (var silo in silos) await silo.DisposeAsync();
        silos.Clear();
        await FrontEnd.DisposeAsync();
        frontEnd = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (frontEnd is not null) await frontEnd.DisposeAsync();
        await Task.WhenAll(silos.Select(silo => silo.DisposeAsync().AsTask()));
        if (ownDatabase is not null) await ownDatabase.DisposeAsync();
    }
}
