using System.Text.Json;

namespace Payments.Bench;

/// <summary>A number that a run came to, and the goal that was set for it; at most one of the two bounds.</summary>
internal sealed record Figure(string Name, double Value, string Unit, double? AtLeast, double? AtMost);

/// <summary>What a benchmark shows: tables in Markdown for whoever runs it by itself, figures for the runner of all.</summary>
internal static class Figures
{
    /// <summary>The file that gets the figures of this run, as JSON; set by the runner of all.</summary>
    public const string FileVariable = "PAYMENTS_BENCH_FIGURES";

    private static readonly List<Figure> All = [];

    public static void Print(string title, string[] header, IEnumerable<string[]> rows)
    {
        Console.WriteLine();
        Console.WriteLine($"### {title}");
        Console.WriteLine();
        foreach (var line in Table(header, rows)) Console.WriteLine(line);
    }

    public static IEnumerable<string> Table(string[] header, IEnumerable<string[]> rows) =>
    [
        $"| {string.Join(" | ", header)} |",
        $"|{string.Concat(Enumerable.Repeat(" --- |", header.Length))}",
        .. rows.Select(row => $"| {string.Join(" | ", row)} |"),
    ];

    public static void Add(string name, double value, string unit, double? atLeast = null, double? atMost = null) => All.Add(new Figure(name, value, unit, atLeast, atMost));

    public static async Task SaveAsync()
    {
        if (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } path) await File.WriteAllTextAsync(path, JsonSerializer.Serialize(All));
    }
}
