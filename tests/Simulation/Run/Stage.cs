using Npgsql;

namespace Payments.Tests.Simulation.Run;

/// <summary>The processes of a run: PostgreSQL, the channel, the receiver, the proxy between them, and the platform.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public const string DatabaseLink = "db";
    public const string ChannelLink = "channel";

    private readonly string _folder = Directory.CreateTempSubdirectory("simulation-").FullName;
    private readonly int _platformPort = FreePort.Next();
    private readonly int _channelPort = FreePort.Next();
    private readonly int _receiverPort = FreePort.Next();
    private readonly bool _ownsServer;
    private string _secrets = "";

    private Stage(PrivatePostgres server, bool ownsServer) => (Server, _ownsServer) = (server, ownsServer);

    public PrivatePostgres Server { get; }

    public TestDatabase Database { get; private set; } = null!;

    public SimulatorProcess Channel { get; private set; } = null!;

    public FaultProxyProcess Proxy { get; private set; } = null!;

    public RunningPlatform Platform { get; private set; } = null!;

    public ToolProcess Receiver { get; private set; } = null!;

    /// <summary>The platform's way to its database, through the proxy.</summary>
    public string PlatformDatabase => new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Port = Proxy.PortOf(DatabaseLink) }.ConnectionString;

    public Uri PlatformUrl => new($"http://127.0.0.1:{_platformPort}");

    private string WitnessPath => Path.Combine(_folder, "witness.ndjson");

    public string DeliveriesPath => Path.Combine(_folder, "deliveries.ndjson");

    public string CallsPath => Path.Combine(_folder, "calls.ndjson");

    public string ReceiverUrl => $"http://127.0.0.1:{_receiverPort}/";

    /// <param name="server">One to share; without it, the stage has its own, which may be killed.</param>
    /// <param name="silos">How many stand behind a front end; 0 for a platform of one process.</param>
    public static async Task<Stage> Build(int seed, PrivatePostgres? server = null, Flaws? flaws = null, int silos = 0)
    {
        var stage = new Stage(server ?? await PrivatePostgres.StartAsync(), server is null);
        stage.Database = await TestDatabase.CreateAsync(stage.Server, migrated: false);
        await stage.StartChannel();
        stage.Proxy = await FaultProxyProcess.Start(
            seed, (DatabaseLink, "postgres", new NpgsqlConnectionStringBuilder(stage.Server.ConnectionString).Port), (ChannelLink, "http", stage._channelPort));
        if (flaws is { Wire.Length: > 0 }) await stage.Proxy.Tell($"{DatabaseLink} rewrite {flaws.Wire}");
        stage.Platform = new RunningPlatform(stage.PlatformDatabase, stage.Settings, await Silos.Of(silos), flaws);
        await stage.Platform.Start();
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

    private Dictionary<string, string> Settings => new()
    {
        ["ASPNETCORE_URLS"] = PlatformUrl.AbsoluteUri,
        ["PAYMENTS_SIMULATOR_URL"] = $"http://127.0.0.1:{Proxy.PortOf(ChannelLink)}",
        ["PAYMENTS_SIMULATOR_KEY"] = SimulatorProcess.ApiKey,
        ["PAYMENTS_SIMULATOR_CALLBACK_SECRET"] = SimulatorProcess.CallbackSecret,
        ["PAYMENTS_WEBHOOKS_ALLOW_PRIVATE"] = "true",
        ["PAYMENTS_WEBHOOKS_FIRST_RETRY_MS"] = "50",
        ["Logging__LogLevel__Payments.Api.Http.RequestLog"] = "Warning",
    };

    public async ValueTask DisposeAsync()
    {
        if (Platform is not null) await Platform.DisposeAsync();
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
