using System.Globalization;

namespace Payments.ChannelSimulator;

/// <summary>The command line.</summary>
internal sealed record SimulatorOptions
{
    public const string Usage = """
        usage: Payments.ChannelSimulator [options]

          --urls URL               where to listen (default http://127.0.0.1:8090; port 0 takes a free one)
          --log FILE               the witness log (default .data/channel-simulator.ndjson); an existing one is gone on with
          --no-fsync               leaves flushing to the system: survives kill -9, not a power cut
          --api-key KEY            what callers send in X-API-Key (default sim_key)
          --callback-url URL       for requests that name no callback_url
          --callback-secret TEXT   signs callbacks (default sim_callback_secret)
          --callback-tries N       how often a callback is tried (default 8)
          --latency-ms N           added to every charge, refund and void (default 0)
          --slow-ms N              how long tok_slow and tok_late wait (default 2000)
          --hang-ms N              when a call that is never answered is cut (default 60000)
          --settle-ms N            when what is processing comes to its end (default 1000)
          --challenge-seconds N    how long a customer may take (default 1800)
          --authorisation-seconds N  how long an authorisation holds (default 604800)
          --alipay-app-id N        the application that /alipay knows (default 2021000000000000)
          --alipay-app-public-key TEXT  what it signs with, base64 of SubjectPublicKeyInfo (default: none, so all is refused)
          --alipay-private-key TEXT     what /alipay signs with, base64 of PKCS#8 (default: a new one; GET /alipay/public_key)
          --btcpay-store ID        the store that /btcpay has (default simulatorstore)
          --btcpay-api-key KEY     what callers send in "Authorization: token KEY" (default simulatorkey)
          --btcpay-webhook-url URL     where the store's webhook leads (default: none)
          --btcpay-webhook-secret TEXT signs it (default sim_callback_secret)
        """;

    public string Url { get; private set; } = "http://127.0.0.1:8090";

    public string LogFile { get; private set; } = ".data/channel-simulator.ndjson";

    public bool FlushToDisk { get; private set; } = true;

    public string ApiKey { get; private set; } = "sim_key";

    public string? CallbackUrl { get; private set; }

    public string CallbackSecret { get; private set; } = "sim_callback_secret";

    public int CallbackTries { get; private set; } = 8;

    public TimeSpan Latency { get; private set; }

    public TimeSpan Slow { get; private set; } = TimeSpan.FromSeconds(2);

    public TimeSpan Hang { get; private set; } = TimeSpan.FromMinutes(1);

    public TimeSpan Settle { get; private set; } = TimeSpan.FromSeconds(1);

    public TimeSpan Challenge { get; private set; } = TimeSpan.FromMinutes(30);

    public TimeSpan Authorisation { get; private set; } = TimeSpan.FromDays(7);

    public string AlipayAppId { get; private set; } = "2021000000000000";

    public string? AlipayAppPublicKey { get; private set; }

    public string? AlipayPrivateKey { get; private set; }

    public string BtcPayStore { get; private set; } = "simulatorstore";

    public string BtcPayApiKey { get; private set; } = "simulatorkey";

    public string? BtcPayWebhookUrl { get; private set; }

    public string BtcPayWebhookSecret { get; private set; } = "sim_callback_secret";

    /// <exception cref="FormatException">With a sentence for the user.</exception>
    public static SimulatorOptions Parse(string[] arguments)
    {
        var options = new SimulatorOptions();
        for (var at = 0; at < arguments.Length; at++)
        {
            var name = arguments[at];
            if (name == "--no-fsync")
            {
                options.FlushToDisk = false;
                continue;
            }

            if (at + 1 == arguments.Length) throw new FormatException($"{name} is unknown or needs a value; --help shows the options.");
            options.Set(name, arguments[++at]);
        }

        return options;
    }

    private void Set(string name, string value)
    {
        switch (name)
        {
            case "--urls": Url = Address(name, value); break;
            case "--log": LogFile = value; break;
            case "--api-key": ApiKey = NotEmpty(name, value); break;
            case "--callback-url": CallbackUrl = Address(name, value); break;
            case "--callback-secret": CallbackSecret = NotEmpty(name, value); break;
            case "--callback-tries": CallbackTries = Number(name, value, 1, 100); break;
            case "--latency-ms": Latency = Milliseconds(name, value); break;
            case "--slow-ms": Slow = Milliseconds(name, value); break;
            case "--hang-ms": Hang = Milliseconds(name, value); break;
            case "--settle-ms": Settle = Milliseconds(name, value); break;
            case "--challenge-seconds": Challenge = TimeSpan.FromSeconds(Number(name, value, 1, 86_400)); break;
            case "--authorisation-seconds": Authorisation = TimeSpan.FromSeconds(Number(name, value, 1, 31_536_000)); break;
            case "--alipay-app-id": AlipayAppId = NotEmpty(name, value); break;
            case "--alipay-app-public-key": AlipayAppPublicKey = NotEmpty(name, value); break;
            case "--alipay-private-key": AlipayPrivateKey = NotEmpty(name, value); break;
            case "--btcpay-store": BtcPayStore = NotEmpty(name, value); break;
            case "--btcpay-api-key": BtcPayApiKey = NotEmpty(name, value); break;
            case "--btcpay-webhook-url": BtcPayWebhookUrl = Address(name, value); break;
            case "--btcpay-webhook-secret": BtcPayWebhookSecret = NotEmpty(name, value); break;
            default: throw new FormatException($"{name} is no option; --help shows the options.");
        }
    }

    private static string NotEmpty(string name, string value) =>
        value.Length > 0 ? value : throw new FormatException($"{name} needs a value.");

    private static string Address(string name, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? value
            : throw new FormatException($"{name} takes an http address such as http://127.0.0.1:8090, not '{value}'.");

    private static TimeSpan Milliseconds(string name, string value) => TimeSpan.FromMilliseconds(Number(name, value, 0, 3_600_000));

    private static int Number(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{name} takes a number from {least} to {most}, not '{value}'.");
}
