namespace Payments.Tests.Integration.Engine.Hosting;

/// <summary>One host for all tests that need nothing special of it; they keep apart by their keys.</summary>
public sealed class SharedEngine : IAsyncLifetime
{
    private EngineHost? _host;

    public EngineHost Host => _host ?? throw new InvalidOperationException("The shared host has not been started.");

    public MemoryGrainStorage States { get; } = new();

    public async Task InitializeAsync() =>
        _host = await EngineHost.StartAsync(new EngineHostOptions { Store = new MemoryEngineStore(States) });

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class SharedEngineCollection : ICollectionFixture<SharedEngine>
{
    public const string Name = "shared engine";
}

/// <summary>What every test class on the shared host starts with.</summary>
[Collection(SharedEngineCollection.Name)]
public abstract class SharedEngineTests(SharedEngine engine)
{
    protected EngineHost Host => engine.Host;

    protected MemoryGrainStorage States => engine.States;

    protected static string NewKey() => Guid.NewGuid().ToString("N");

    protected T Grain<T>(string key)
        where T : IGrainWithStringKey => engine.Host.Grain<T>(key);
}
