using System.Diagnostics;
using System.Text.Json;

namespace Payments.Bench.All;

/// <summary>Runs every benchmark several times, each time in a process of its own, and writes down the medians.</summary>
internal static class AllBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (!AllOptions.TryRead(args, out var options))
        {
            await Console.Error.WriteLineAsync(AllOptions.Usage);
            return 1;
        }

        var started = Surroundings.Now();
        var results = options.Benchmarks.ToDictionary(one => one.Name, _ => new List<Figure>());
        var failed = new List<string>();
        // Round by round, so that a busy quarter of an hour of the machine does not fall on one benchmark alone.
        for (var run = 1; run <= options.Runs; run++)
        {
            foreach (var benchmark in options.Benchmarks)
            {
                Console.WriteLine($"\n## {benchmark.Name}, run {run} of {options.Runs}");
                if (await OnceAsync(benchmark, options.Quick) is { } figures) results[benchmark.Name].AddRange(figures);
                else failed.Add($"{benchmark.Name}, run {run}");
            }
        }

        var lines = Summary.Of(options, started, results, failed).ToList();
        Console.WriteLine($"\n{string.Join('\n', lines)}");
        if (options.Document is { } path) await Document.WriteAsync(path, "all", lines);
        return failed.Count == 0 ? 0 : 1;
    }

    /// <summary>Null when it did not come to its end.</summary>
    private static async Task<List<Figure>?> OnceAsync(Planned benchmark, bool quick)
    {
        var file = Path.GetTempFileName();
        var start = new ProcessStartInfo("dotnet", [typeof(AllBenchmark).Assembly.Location, benchmark.Name, .. quick ? benchmark.Quick : benchmark.Usual]);
        start.Environment[Figures.FileVariable] = file;
        if (quick) start.Environment[Sizes.QuickVariable] = "1";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        var text = await File.ReadAllTextAsync(file);
        File.Delete(file);
        return process.ExitCode == 0 && text.Length > 0 ? JsonSerializer.Deserialize<List<Figure>>(text) : null;
    }
}
