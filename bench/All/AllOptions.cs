using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Payments.Tests;

namespace Payments.Bench.All;

/// <summary>What the command line says.</summary>
/// <param name="Document">The file that gets the result; null prints it only.</param>
internal sealed record AllOptions(int Runs, bool Quick, IReadOnlyList<Planned> Benchmarks, string? Document)
{
    public const string Usage = "usage: all [--runs N] [--quick] [--only A,B] [--to FILE]   (3 runs into docs/performance.md; --quick is one run of tiny sizes; that and --only are printed, unless --to names a file)";

    public static bool TryRead(string[] args, [NotNullWhen(true)] out AllOptions? options)
    {
        options = null;
        var (runs, quick, only, to) = (3, false, (string?)null, (string?)null);
        for (var at = 0; at < args.Length; at++)
        {
            var value = at + 1 < args.Length ? args[at + 1] : "";
            switch (args[at])
            {
                case "--quick": quick = true; continue;
                case "--runs" when int.TryParse(value, CultureInfo.InvariantCulture, out runs) && runs > 0: break;
                case "--only" when value.Length > 0: only = value; break;
                case "--to" when value.Length > 0: to = value; break;
                default: return false;
            }

            at++;
        }

        var names = only?.Split(',');
        var benchmarks = Plan.Benchmarks.Where(one => names?.Contains(one.Name) ?? true).ToList();
        if (benchmarks.Count < (names?.Length ?? 1)) return false;
        options = new AllOptions(quick ? 1 : runs, quick, benchmarks, to ?? (quick || only is not null ? null : Path.Combine(Built.RepositoryRoot, "docs", "performance.md")));
        return true;
    }
}
