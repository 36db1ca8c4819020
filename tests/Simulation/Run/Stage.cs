using System.Globalization;
using Npgsql;

namespace Payments.Tests.Simulation.Run;

/// <summary>The processes of a run: PostgreSQL, the channel, the receiver, the proxy between them, and the platform.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public const string DatabaseLink = "db";
    public const string ChannelLink = "channel";

    private const int StartTries = 5;
    private static readonly TimeSpan StartPause = TimeSpan.FromMilliseconds(500);

    private readonly string _folder = Directory.CreateTempSubdirectory("simulation-").FullName;
    private readonly int _platformPort = FreePort.Next();
    private readonly int _channelPort = FreePort.Next();
    private readonly int _receiverPort = FreePort.Next();
    private readonly bool _ownsServer;
    private readonly Flaws? _flaws;
    private int _clockSeconds;
    private string _secrets = "";

    private Stage(PrivatePostgres server, bool ownsServer, Flaws? flaws) => (Server, _ownsServer, _flaws) = (server, ownsServer, flaws);

    public PrivatePostgres Server { get; }

    public TestDatabase Database { get; private set; } = null!;

    public SimulatorProcess Channel { get; private set; } = null!;

    public FaultProxyProcess Proxy { get; private set; } = null!;

    public PlatformProcess Platform { get; private set; } = null!;

    public ToolProcess Receiver { get; private set; } = null!;

    /// <summary>Where everything of the platform's output so far is; a restart begins a new one.</summary>
    public List<PlatformProcess> Platforms { get; } = [];

    /// <summary>When the platform was killed.</summary>
    public List<DateTimeOffset> Kills { get; } = [];

    /// <summary>When the platform that runs was started, by its own clock.</summary>
    public DateTimeOffset PlatformBegan { get; private set; }

    /// <summary>What the platform takes for the time.</summary>
    public DateTimeOffset PlatformNow => TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(_clockSeconds);

    /// <summary>The platform's way to its database, through the proxy.</summary>
    public string PlatformDatabase => new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Port = Proxy.PortOf(DatabaseLink) }.ConnectionString;

    public Uri PlatformUrl => new($"http://127.0.0.1:{_platformPort}");

    private string WitnessPath => Path.Combine(_folder, "witness.ndjson");

    public string DeliveriesPath => Path.Combine(_folder, "deliveries.ndjson");

    public string CallsPath => Path.Combine(_folder, "calls.ndjson");

    public string ReceiverUrl => $"http://127.0.0.1:{_receiverPort}/";

    /// <param name="server">One to share; without it, the stage has its own, which may be killed.</param>
    public static async Task<Stage> Build(int seed, PrivatePostgres? server = null, Flaws? flaws = null)
    {
        var stage = new Stage(server ?? await PrivatePostgres.StartAsync(), server is null, flaws);
        stage.Database = await TestDatabase.CreateAsync(stage.Server, migrated: false);
        await stage.StartChannel();
        stage.Proxy = await FaultProxyProcess.Start(
            seed, (DatabaseLink, "postgres", new NpgsqlConnectionStringBuilder(stage.Server.ConnectionString).Port), (ChannelLink, "http", stage._channelPort));
        if (flaws is { Wire.Length: > 0 }) await stage.Proxy.Tell($"{DatabaseLink} rewrite {flaws.Wire}");
        await stage.StartPlatform();
        if (flaws is { Database.Length: > 0 }) await stage.Database.ExecuteAsync(flaws.Database);
        return stage;
    }

    public async Task StartChannel() => Channel = await SimulatorProcess.Start(
        WitnessPath, "--urls", $"http://127.0.0.1:{_channelPort}", "--callback-url", new Uri(PlatformUrl, "/v1/callbacks/simulator").AbsoluteUri,
        "--settle-ms", "500", "--slow-ms", "1500", "--callback-tries", "12");

    /// <param name="secrets">What the endpoints sign with; those of before, when it is a restart.</param>
    public async Task StartReceiver(IEnumerable<string>? secrets = null)
    {
        if (secrets is not null) _secrets = string.Join(',', secrets);
        Receiver = await ToolProcess.Start(Built.WebhookReceiver, "Waiting for webhooks", "--secret", _secrets, "--urls", ReceiverUrl, "--log", DeliveriesPath);
    }

    /// <param name="clockSeconds">How far its clock is off.</param>
    public async Task StartPlatform(int clockSeconds = 0)
    {
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = PlatformUrl.AbsoluteUri,
            ["PAYMENTS_SIMULATOR_URL"] = $"http://127.0.0.1:{Proxy.PortOf(ChannelLink)}",
            ["PAYMENTS_SIMULATOR_KEY"] = SimulatorProcess.ApiKey,
            ["PAYMENTS_SIMULATOR_CALLBACK_SECRET"] = SimulatorProcess.CallbackSecret,
            ["PAYMENTS_WEBHOOKS_ALLOW_PRIVATE"] = "true",
            ["PAYMENTS_WEBHOOKS_FIRST_RETRY_MS"] = "50",
            ["Logging__LogLevel__Payments.Api.Http.RequestLog"] = "Warning",
        };
        if (clockSeconds != 0 || _flaws is { Platform.Length: > 0 }) environment["DOTNET_STARTUP_HOOKS"] = Built.Sabotage;
        if (clockSeconds != 0) environment["PAYMENTS_SABOTAGE_CLOCK_SECONDS"] = clockSeconds.ToString(CultureInfo.InvariantCulture);
        if (_flaws is { Platform.Length: > 0 }) environment["PAYMENTS_SABOTAGE"] = _flaws.Platform;
        Platform = await StartSupervised(PlatformDatabase, environment);
        Platforms.Add(Platform);
        _clockSeconds = clockSeconds;
        PlatformBegan = PlatformNow;
    }

    public async Task KillPlatform()
    {
        await Platform.Kill();
        Kills.Add(TimeProvider.System.GetUtcNow());
    }

    /// <summary>As a supervisor does: one that ends because the database is still away is started again.</summary>
    private static async Task<PlatformProcess> StartSupervised(string database, Dictionary<string, string> environment)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await PlatformProcess.Start(database, environment);
            }
            catch (InvalidOperationException) when (tries < StartTries)
            {
                await Task.Delay(StartPause);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var platform in Platforms) await platform.DisposeAsync();
        if (Receiver is not null) await Receiver.DisposeAsync();
        if (Proxy is not null) await Proxy.DisposeAsync();
        if (Channel is not null) await Channel.DisposeAsync();
        if (_ownsServer)
        {
            // Its database goes with the server.
            await Database.Source.DisposeAsync();
            await Server.DisposeAsync();
        }
        else
        {
            await Database.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
