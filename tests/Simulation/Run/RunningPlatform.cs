using System.Globalization;

namespace Payments.Tests.Simulation.Run;

/// <summary>The platform of a run: one process, or silos behind a front end. Whatever is killed is started again, as a supervisor does.</summary>
internal sealed class RunningPlatform(string database, IReadOnlyDictionary<string, string> settings, Silos silos, Flaws? flaws) : IAsyncDisposable
{
    private readonly List<PlatformProcess> _frontEnds = [];
    private int _clockSeconds;

    /// <summary>What answers the API: the whole platform, where there are no silos.</summary>
    public PlatformProcess FrontEnd => _frontEnds[^1];

    public Silos Silos => silos;

    public IEnumerable<int> Ids => [FrontEnd.Id, .. silos.Ids];

    /// <summary>Of all its processes, those that have ended as well.</summary>
    public IEnumerable<string> Outputs => [.. _frontEnds.Select(one => one.Output), .. silos.Outputs];

    /// <summary>When the whole of it was killed.</summary>
    public List<DateTimeOffset> Kills { get; } = [];

    /// <summary>When the one that runs was started, by its own clock.</summary>
    public DateTimeOffset Began { get; private set; }

    /// <summary>What it takes for the time.</summary>
    public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(_clockSeconds);

    /// <param name="clockSeconds">How far its clock is off.</param>
    public async Task Start(int clockSeconds = 0)
    {
        _clockSeconds = clockSeconds;
        await Task.WhenAll(StartFrontEnd(), silos.Start(database, Environment()));
        Began = Now;
    }

    /// <summary>kill -9 of all its processes at once, as when the power fails.</summary>
    public async Task Kill()
    {
        await Task.WhenAll(FrontEnd.Kill(), silos.Kill());
        Kills.Add(TimeProvider.System.GetUtcNow());
    }

    public async Task RestartFrontEnd()
    {
        await FrontEnd.Kill();
        await StartFrontEnd();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _frontEnds) await one.DisposeAsync();
        await silos.DisposeAsync();
    }

    private async Task StartFrontEnd() => _frontEnds.Add(await Supervisor.Start(() => PlatformProcess.Start(database, new Dictionary<string, string>([.. Environment(), .. silos.FrontEndSettings]))));

    private Dictionary<string, string> Environment()
    {
        var environment = new Dictionary<string, string>(settings);
        if (_clockSeconds != 0 || flaws is { Platform.Length: > 0 }) environment["DOTNET_STARTUP_HOOKS"] = Built.Sabotage;
        if (_clockSeconds != 0) environment["PAYMENTS_SABOTAGE_CLOCK_SECONDS"] = _clockSeconds.ToString(CultureInfo.InvariantCulture);
        if (flaws is { Platform.Length: > 0 }) environment["PAYMENTS_SABOTAGE"] = flaws.Platform;
        return environment;
    }
}
