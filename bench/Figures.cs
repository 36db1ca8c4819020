namespace Payments.Bench;

/// <summary>Prints one result table in Markdown, so that docs/performance.md takes it as it is.</summary>
internal static class Figures
{
    public static void Print(string title, string[] header, IEnumerable<string[]> rows)
    {
        Console.WriteLine();
        Console.WriteLine($"### {title}");
        Console.WriteLine();
        Console.WriteLine($"| {string.Join(" | ", header)} |");
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat(" --- |", header.Length))}");
        foreach (var row in rows) Console.WriteLine($"| {string.Join(" | ", row)} |");
    }
}
