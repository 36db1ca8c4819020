using System.Diagnostics;
using System.Globalization;
using Payments.Tests;

namespace Payments.Bench.Rates;

/// <summary>Decisions a second of merchants' grains, which check the key and count the request in one call, on the engine this was built for.</summary>
internal static class RateLimitBenchmark
{
    private const int Callers = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        var time = TimeSpan.FromSeconds(args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 3);
        await using var host = await MerchantsHost.StartAsync(1_000);
        var rows = new List<string[]>();
        foreach (var merchants in (int[])[1_000, 1])
        {
            var own = host.Merchants[..merchants];
            await MeasureAsync(own, time);
            rows.Add(Row(merchants, await MeasureAsync(own, time)));
        }

        Figures.Print($"rate limit on the {Built.Engine} engine, {Callers} callers, {Environment.ProcessorCount} processors",
            ["merchants", "decisions/s", "p50 ms", "p99 ms", "bytes/decision"], rows);
        return 0;
    }

    private static string[] Row(int merchants, Outcome outcome)
    {
        var name = merchants == 1 ? "1 merchant" : $"{merchants.ToString("N0", CultureInfo.InvariantCulture)} merchants";
        Figures.Add($"{name}: decisions", outcome.PerSecond, "/s", atLeast: 50_000);
        Figures.Add($"{name}: p50", outcome.P50.TotalMilliseconds, "ms", atMost: 2);
        Figures.Add($"{name}: allocated", outcome.BytesPerCall, "bytes a decision");
        return
        [
            merchants.ToString("N0", CultureInfo.InvariantCulture),
            outcome.PerSecond.ToString("N0", CultureInfo.InvariantCulture),
            outcome.P50.TotalMilliseconds.ToString("N3", CultureInfo.InvariantCulture),
            outcome.P99.TotalMilliseconds.ToString("N3", CultureInfo.InvariantCulture),
            outcome.BytesPerCall.ToString("N0", CultureInfo.InvariantCulture),
        ];
    }

    private static async Task<Outcome> MeasureAsync(KeyedMerchant[] merchants, TimeSpan time)
    {
        var latencies = Enumerable.Range(0, Callers).Select(_ => new List<long>(1 << 16)).ToArray();
        var bytes = GC.GetTotalAllocatedBytes();
        var begin = Stopwatch.GetTimestamp();
        var end = begin + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => Task.Run(() => AskAsync(merchants, i, latencies[i], end))));
        var elapsed = Stopwatch.GetElapsedTime(begin);
        bytes = GC.GetTotalAllocatedBytes() - bytes;
        var sorted = latencies.SelectMany(one => one).Order().ToArray();
        return new(counts.Sum() / elapsed.TotalSeconds, At(0.5), At(0.99), (double)bytes / counts.Sum());

        TimeSpan At(double share) => Stopwatch.GetElapsedTime(0, sorted[(int)((sorted.Length - 1) * share)]);
    }

    private static async Task<long> AskAsync(KeyedMerchant[] merchants, int caller, List<long> latencies, long end)
    {
        var calls = 0L;
        for (var i = caller; ; i += 7, calls++)
        {
            var begin = Stopwatch.GetTimestamp();
            if (begin >= end) return calls;
            var (merchant, key) = merchants[i % merchants.Length];
            var admission = await merchant.Admit(key);
            if (admission is null) throw new InvalidOperationException("A key was refused.");
            if (calls % 8 == 0) latencies.Add(Stopwatch.GetTimestamp() - begin);
        }
    }

    private sealed record Outcome(double PerSecond, TimeSpan P50, TimeSpan P99, double BytesPerCall);
}
