using System.Net;
using System.Security.Cryptography;
using Payments.Channels;
using Payments.Exchange;
using Payments.Keys;
using Payments.Secrets;
using Payments.Webhooks;

namespace Payments.Silo.Settings;

/// <summary>Everything the environment decides about a process of the platform, read once and checked at start.</summary>
public sealed record PlatformSettings
{
    public required string Database { get; init; }

    public required KeyPepper Pepper { get; init; }

    /// <summary>Where the cluster's membership is kept; null for a process that is its own cluster.</summary>
    public string? Redis { get; init; }

    /// <summary>Where the channel simulator listens; null where there is none.</summary>
    public Uri? Simulator { get; init; }

    public string SimulatorKey { get; init; } = "";

    /// <summary>What the simulator signs its callbacks with.</summary>
    public string SimulatorCallbackSecret { get; init; } = "";

    public WebhookSettings Webhooks { get; init; } = new();

    /// <summary>What stored secrets are encrypted with.</summary>
    public required SecretBox SecretBox { get; init; }

    /// <summary>The accounts at channels whose callbacks are let in.</summary>
    public IReadOnlyList<ICallbackReader> CallbackReaders { get; init; } = [];

    /// <summary>Where exchange rates come from; null where there is no source.</summary>
    public IRateSource? Rates { get; init; }

    /// <summary>Where the API is reached from outside; channels that take an address with each order report there.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The accounts at channels that payments can be sent to.</summary>
    public IReadOnlyList<ChannelAccount> Channels { get; init; } = [];

    public ProcessMode Mode { get; init; }

    public int SiloPort { get; init; }

    public int GatewayPort { get; init; }

    /// <summary>The address that other silos and clients reach this silo at.</summary>
    public IPAddress AdvertisedAddress { get; init; } = IPAddress.Loopback;

    public string ClusterId { get; init; } = "payments";

    public static PlatformSettings Read(IConfiguration configuration)
    {
        var pepper = PepperSource.Read(configuration);
        var settings = new PlatformSettings
        {
            Database = configuration["PAYMENTS_DB"] is { Length: > 0 } database
                ? database
                : throw new SettingsException("PAYMENTS_DB is not set: give it the connection string of a PostgreSQL database, such as Host=127.0.0.1;Database=payments;Username=payments;Password=..."),
            Pepper = pepper,
            Webhooks = WebhookSettingsSource.Read(configuration),
            SecretBox = SecretBoxSource.Read(configuration, pepper),
            Redis = configuration["PAYMENTS_REDIS"] is { Length: > 0 } redis ? redis : null,
            Simulator = ReadUrl(configuration, "PAYMENTS_SIMULATOR_URL"),
            SimulatorKey = configuration["PAYMENTS_SIMULATOR_KEY"] ?? "",
            SimulatorCallbackSecret = configuration["PAYMENTS_SIMULATOR_CALLBACK_SECRET"] is { Length: > 0 } secret ? secret : Convert.ToHexString(RandomNumberGenerator.GetBytes(32)),
            CallbackReaders = CallbackAccounts.Read(configuration, ChannelFactories.All),
            PublicUrl = ReadUrl(configuration, "PAYMENTS_PUBLIC_URL"),
            Channels = ChannelAccountsSource.Read(configuration, ChannelFactories.All),
            Rates = RateSourceSettings.Read(configuration),
            Mode = ReadMode(configuration["PAYMENTS_MODE"]),
            SiloPort = ReadPort(configuration, "PAYMENTS_SILO_PORT", 11111),
            GatewayPort = ReadPort(configuration, "PAYMENTS_GATEWAY_PORT", 30000),
            AdvertisedAddress = ReadAddress(configuration["PAYMENTS_ADVERTISED_ADDRESS"]),
            ClusterId = configuration["PAYMENTS_CLUSTER_ID"] is { Length: > 0 } cluster ? cluster : "payments",
        };
        if (settings.Mode == ProcessMode.Frontend && settings.Redis is null)
            throw new SettingsException("PAYMENTS_MODE=frontend needs PAYMENTS_REDIS, the address of the Redis that keeps the cluster's membership.");
        return settings;
    }

    private static ProcessMode ReadMode(string? text) => text switch
    {
        null or "" or "all" => ProcessMode.All,
        "frontend" => ProcessMode.Frontend,
        _ => throw new SettingsException($"PAYMENTS_MODE is '{text}'; it must be all (the API with a silo inside) or frontend (the API alone)."),
    };

    private static Uri? ReadUrl(IConfiguration configuration, string name)
    {
        if (configuration[name] is not { Length: > 0 } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https")
            ? url
            : throw new SettingsException($"{name} is '{text}'; it must be an http or https URL.");
    }

    private static int ReadPort(IConfiguration configuration, string name, int standard)
    {
        if (configuration[name] is not { Length: > 0 } text) return standard;
        return int.TryParse(text, out var port) && port is > 0 and < 65536
            ? port
            : throw new SettingsException($"{name} is '{text}'; it must be a port number from 1 to 65535.");
    }

    private static IPAddress ReadAddress(string? text)
    {
        if (string.IsNullOrEmpty(text)) return IPAddress.Loopback;
        if (text == "auto") return OwnAddress();
        return IPAddress.TryParse(text, out var address)
            ? address
            : throw new SettingsException($"PAYMENTS_ADVERTISED_ADDRESS is '{text}'; it must be an IP address, or auto for the address of this host's name.");
    }

    private static IPAddress OwnAddress()
    {
        var own = Dns.GetHostAddresses(Dns.GetHostName()).FirstOrDefault(address =>
            address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
        return own ?? throw new SettingsException("PAYMENTS_ADVERTISED_ADDRESS is auto, but this host's name has no IPv4 address: name the address itself.");
    }
}
