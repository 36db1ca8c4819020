using System.Globalization;

namespace Payments.Bench.All;

/// <summary>The runs of all benchmarks as lines of Markdown: medians, and which goals they reach.</summary>
internal static class Summary
{
    public static IEnumerable<string> Of(AllOptions options, Surroundings started, IReadOnlyDictionary<string, List<Figure>> results, IReadOnlyList<string> failed)
    {
        yield return Surroundings.Describe(started);
        yield return $"Medians of {options.Runs} {(options.Runs == 1 ? "run" : "runs")} with the least and the most; ratios are of one run each, against the usual design in that run.{(options.Quick ? " Tiny sizes: only to see that it works." : "")}";
        foreach (var one in failed) yield return $"Did not come to its end: {one}.";
        foreach (var benchmark in options.Benchmarks)
        {
            yield return "";
            yield return $"### {benchmark.Name}";
            yield return "";
            foreach (var line in Figures.Table(["figure", "median", "least to most", "goal", "reached"], results[benchmark.Name].GroupBy(figure => figure.Name).Select(runs => Row([.. runs])))) yield return line;
        }
    }

    public static string[] Row(IReadOnlyList<Figure> runs)
    {
        var values = runs.Select(figure => figure.Value).Order().ToList();
        var median = (values[values.Count / 2] + values[(values.Count - 1) / 2]) / 2;
        var first = runs[0];
        var (goal, reached) = first switch
        {
            { AtLeast: { } least } => ($"at least {Text(least)}", median >= least ? "yes" : "no"),
            { AtMost: { } most } => ($"at most {Text(most)}", median <= most ? "yes" : "no"),
            _ => ("", ""),
        };
        return [first.Name, $"{Text(median)} {first.Unit}".TrimEnd(), $"{Text(values[0])} to {Text(values[^1])}", goal, reached];
    }

    private static string Text(double value) => value.ToString(Math.Abs(value) switch { >= 1000 => "N0", >= 20 => "0.#", _ => "0.##" }, CultureInfo.InvariantCulture);
}
