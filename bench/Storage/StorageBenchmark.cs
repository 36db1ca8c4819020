using System.Globalization;

namespace Payments.Bench.Storage;

/// <summary>Durable state writes per second: group commit against one call per write, taking turns on the same PostgreSQL.</summary>
internal static class StorageBenchmark
{
    /// <summary>Arguments: runs (5), seconds of each measurement (3).</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        var time = TimeSpan.FromSeconds(args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 3);
        await using var database = await BenchDatabase.CreateAsync();
        await using var grouped = new GroupCommitWriter(database.ConnectionString);
        await using var single = new CallPerWriteWriter(database.ConnectionString);
        var (groupedLoad, singleLoad) = (new Load(grouped), new Load(single));
        await groupedLoad.FillAsync();
        await singleLoad.FillAsync();
        await database.ExecuteAsync("VACUUM ANALYZE");

        var rows = new List<string[]>();
        foreach (var writers in new[] { 1, 64, 256 })
        {
            var (ours, theirs) = (new List<LoadResult>(), new List<LoadResult>());
            // The first turn of each warms caches, pools and the compiler; it is not counted.
            for (var run = 0; run <= runs; run++)
            {
                var (a, b) = (await groupedLoad.RunAsync(writers, time), await singleLoad.RunAsync(writers, time));
                if (run == 0) continue;
                ours.Add(a);
                theirs.Add(b);
            }

            var ratio = Median(ours, result => result.PerSecond) / Median(theirs, result => result.PerSecond);
            var name = writers == 1 ? "1 writer" : $"{writers} writers";
            Figures.Add($"{name}: durable writes", Median(ours, result => result.PerSecond), "/s");
            Figures.Add($"{name}: times one call per write", ratio, "", atLeast: writers == 256 ? 8 : null);
            Figures.Add($"{name}: p50", Median(ours, result => result.P50.TotalMilliseconds), "ms");
            rows.Add(Row(writers, "group commit", ours, $"{ratio:F1}"));
            rows.Add(Row(writers, "one call per write", theirs, "1"));
        }

        Figures.Print(
            $"storage: durable writes of 1.5 KB states over 10,000 rows, median of {runs} runs of {time.TotalSeconds:0.#} s",
            ["writers", "way", "writes/s", "min-max", "p50 ms", "p99 ms", "ratio"],
            rows);
        return 0;
    }

    private static string[] Row(int writers, string way, List<LoadResult> results, string ratio) =>
    [
        $"{writers}",
        way,
        $"{Median(results, result => result.PerSecond):N0}",
        $"{results.Min(result => result.PerSecond):N0}-{results.Max(result => result.PerSecond):N0}",
        $"{Median(results, result => result.P50.TotalMilliseconds):F2}",
        $"{Median(results, result => result.P99.TotalMilliseconds):F2}",
        ratio,
    ];

    private static double Median(List<LoadResult> results, Func<LoadResult, double> of)
    {
        double[] sorted = [.. results.Select(of).Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
