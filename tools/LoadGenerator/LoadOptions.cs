using System.Globalization;

namespace Payments.LoadGenerator;

/// <summary>The command line.</summary>
internal sealed record LoadOptions
{
    public const string Usage = """
        usage: Payments.LoadGenerator --url URL --path PATH --body FILE --keys FILE [options]

          --url URL        where the API listens, plain http
          --path PATH      what is posted to
          --body FILE      the JSON that every request carries
          --keys FILE      API keys, one a line; requests go round them
          --rate N         requests that fall due each second, whether answers come or not (default 0: as fast as answers come)
          --clients N      connections (default 64); what falls due while all are busy and as many wait is dropped, and counted
          --settle N       seconds of the same load before anything counts (default 0)
          --seconds N      how long what counts takes (default 10)
          --replay yes|no  every request carries the Idempotency-Key of the first (default no)
          --expect N       the only HTTP status that counts as done (default 201)
        """;

    public Uri Url { get; private set; } = new("http://127.0.0.1:8080");

    public string Path { get; private set; } = "/";

    public byte[] Body { get; private set; } = [];

    public string[] Keys { get; private set; } = [];

    public int RatePerSecond { get; private set; }

    public int Clients { get; private set; } = 64;

    public int SettleSeconds { get; private set; }

    public int Seconds { get; private set; } = 10;

    public bool Replay { get; private set; }

    public int Expect { get; private set; } = 201;

    public static LoadOptions Parse(string[] args)
    {
        if (args.Length == 0 || args.Length % 2 != 0) throw new FormatException(Usage);
        var options = new LoadOptions();
        for (var i = 0; i < args.Length; i += 2) options.Take(args[i], args[i + 1]);
        return options.Keys.Length > 0 ? options : throw new FormatException("--keys must name a file with at least one key");
    }

    private void Take(string name, string value)
    {
        switch (name)
        {
            case "--url": Url = new Uri(value); break;
            case "--path": Path = value; break;
            case "--body": Body = File.ReadAllBytes(value); break;
            case "--keys": Keys = File.ReadAllLines(value); break;
            case "--rate": RatePerSecond = Number(value); break;
            case "--clients": Clients = Number(value); break;
            case "--settle": SettleSeconds = Number(value); break;
            case "--seconds": Seconds = Number(value); break;
            case "--replay": Replay = value == "yes"; break;
            case "--expect": Expect = Number(value); break;
            default: throw new FormatException($"unknown option {name}");
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
