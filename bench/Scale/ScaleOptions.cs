using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Payments.Tests;

namespace Payments.Bench.Scale;

/// <summary>What the command line says.</summary>
/// <param name="Rows">How many there are already in all of the tables together: payments with all that hangs on them.</param>
/// <param name="Silos">Where the engine has clusters.</param>
/// <param name="Document">The file that gets the result; null prints it only.</param>
internal sealed record ScaleOptions(IReadOnlyList<int> Merchants, IReadOnlyList<int> Rows, IReadOnlyList<int> Silos, int Seconds, string? Document)
{
    public const string Usage =
        "usage: scale [--merchants 1,10,100] [--rows 10000,1000000] [--silos 1,2,3] [--seconds N] [--to FILE] [--quick]   (a million rows take about 1 GB of disk; '--silos none' leaves a part out)";

    public static bool TryRead(string[] args, [NotNullWhen(true)] out ScaleOptions? options)
    {
        var quick = args.Contains("--quick") || Sizes.AreQuick;
        int[] merchants = quick ? [1, 5] : [1, 10, 100, 1_000, 10_000], rows = quick ? [100] : [10_000, 1_000_000, 10_000_000], silos = quick ? [1] : [1, 2, 3];
        options = new ScaleOptions(merchants, rows, silos, quick ? 1 : 10, quick ? null : Path.Combine(Built.RepositoryRoot, "docs", "performance.md"));
        for (var at = 0; at < args.Length; at += args[at] == "--quick" ? 1 : 2)
        {
            var value = at + 1 < args.Length ? args[at + 1] : "";
            ScaleOptions? next = args[at] switch
            {
                "--quick" => options,
                "--merchants" when TryNumbers(value, out var list) => options with { Merchants = list },
                "--rows" when TryNumbers(value, out var list) => options with { Rows = list },
                "--silos" when TryNumbers(value, out var list) => options with { Silos = list },
                "--seconds" when TryNumbers(value, out var list) && list is [var seconds] => options with { Seconds = seconds },
                "--to" when value.Length > 0 => options with { Document = value },
                _ => null,
            };
            if (next is null) return false;
            options = next;
        }

        return true;
    }

    private static bool TryNumbers(string text, out IReadOnlyList<int> numbers)
    {
        var parts = text == "none" ? [] : text.Split(',');
        numbers = [.. parts.Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : 0)];
        return numbers.All(number => number > 0);
    }
}
