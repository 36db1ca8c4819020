using System.Diagnostics;

namespace Payments.Bench.Storage;

internal sealed record LoadResult(double PerSecond, TimeSpan P50, TimeSpan P99);

/// <summary>Closed-loop writers over a fixed set of rows; each row belongs to one writer, as a grain's row does.</summary>
internal sealed class Load(IBenchWriter writer)
{
    private const int Keys = 10_000;

    private readonly string[] _keys = [.. Enumerable.Range(0, Keys).Select(i => $"mer_{i * 7919L % Keys:d6}_{i:x12}")];
    private readonly long[] _versions = new long[Keys];

    public Task FillAsync() => Task.WhenAll(Enumerable.Range(0, 64).Select(async first =>
    {
        var state = new BenchState();
        for (var i = first; i < Keys; i += 64) _versions[i] = await writer.WriteAsync(_keys[i], 0, state);
    }));

    public async Task<LoadResult> RunAsync(int writers, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, writers).Select(i => Task.Run(() => WriteAsync(i, writers, time, clock))));
        var seconds = clock.Elapsed.TotalSeconds;
        long[] all = [.. latencies.SelectMany(own => own)];
        Array.Sort(all);
        return new LoadResult(all.Length / seconds, Rank(all, 0.50), Rank(all, 0.99));
    }

    private async Task<List<long>> WriteAsync(int first, int writers, TimeSpan time, Stopwatch clock)
    {
        var latencies = new List<long>();
        var state = new BenchState();
        for (var i = first; clock.Elapsed < time; i = i + writers < Keys ? i + writers : first)
        {
            state.Writes++;
            var started = Stopwatch.GetTimestamp();
            _versions[i] = await writer.WriteAsync(_keys[i], _versions[i], state);
            latencies.Add(Stopwatch.GetTimestamp() - started);
        }

        return latencies;
    }

    private static TimeSpan Rank(long[] sorted, double rank) =>
        Stopwatch.GetElapsedTime(0, sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * rank))]);
}
