using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Payments.FaultProxy;

/// <summary>What the command line says.</summary>
internal sealed record ProxyOptions(int Seed, int ControlPort, IReadOnlyList<LinkOptions> Links)
{
    public const string Usage = "Usage: FaultProxy [--seed N] [--control PORT] --link NAME=http|postgres:LISTEN_PORT:HOST:PORT [--link ...]   (port 0 takes a free one)";

    public static bool TryRead(string[] args, [NotNullWhen(true)] out ProxyOptions? options, out string problem)
    {
        (options, problem) = (null, "");
        var (seed, control) = (1, 0);
        var links = new List<LinkOptions>();
        for (var at = 0; at < args.Length; at += 2)
        {
            var value = at + 1 < args.Length ? args[at + 1] : "";
            var read = args[at] switch
            {
                "--seed" => int.TryParse(value, CultureInfo.InvariantCulture, out seed),
                "--control" => int.TryParse(value, CultureInfo.InvariantCulture, out control),
                "--link" => LinkOptions.TryRead(value, links),
                _ => false,
            };
            if (read) continue;
            problem = $"'{args[at]} {value}' is not understood.";
            return false;
        }

        problem = "At least one --link is needed.";
        if (links.Count > 0) options = new ProxyOptions(seed, control, links);
        return options is not null;
    }
}

/// <summary>What the answers of a link look like, so that one can be told to be complete.</summary>
internal enum LinkKind
{
    Http,
    Postgres,
}

internal sealed record LinkOptions(string Name, LinkKind Kind, int ListenPort, string Host, int Port)
{
    public static bool TryRead(string text, List<LinkOptions> links)
    {
        var (name, rest) = text.Split('=', 2) is [var before, var after] ? (before, after) : ("", "");
        if (name.Length == 0 || rest.Split(':') is not [var kind, var listen, var host, var port]) return false;
        if (!Enum.TryParse<LinkKind>(kind, ignoreCase: true, out var known)) return false;
        if (!int.TryParse(listen, CultureInfo.InvariantCulture, out var from) || !int.TryParse(port, CultureInfo.InvariantCulture, out var to)) return false;
        links.Add(new LinkOptions(name, known, from, host, to));
        return true;
    }
}
