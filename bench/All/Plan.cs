namespace Payments.Bench.All;

/// <summary>A benchmark among all, with its arguments.</summary>
internal sealed record Planned(string Name, string[] Usual, string[] Quick);

/// <summary>What `all` runs, in this order, each in a process of its own.</summary>
internal static class Plan
{
    public static IReadOnlyList<Planned> Benchmarks { get; } =
    [
        new("start", [], []),
        new("storage", ["2", "3"], ["1", "0.3"]),
        new("calls", ["3"], ["0.3"]),
        new("rate-limit", ["3"], ["0.3"]),
        new("routing", ["4"], ["0.3"]),
        new("payments", ["10"], ["1", "10"]),
        new("holds", ["10"], ["1", "10"]),
        new("webhooks", ["10"], ["1"]),
        new("sweep", ["100000"], ["100"]),
    ];
}
