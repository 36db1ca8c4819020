using System.Diagnostics;
using System.Globalization;

namespace Payments.Bench.Calls;

/// <summary>No-op calls a second, their latency and what they allocate, on the engine this was built for.</summary>
internal static class CallsBenchmark
{
    private const int Callers = 200;
    private const int CallsAtOnce = 1_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 3;
        await using var host = await CallsHost.StartAsync();
        var rows = new List<string[]>();
        foreach (var grains in (int[])[200, 10_000])
        {
            var round = new Round(host.Grains, grains, TimeSpan.FromSeconds(seconds));
            await round.OutsideAsync(warmUp: true);
            rows.Add(Row($"outside to {grains.ToString("N0", CultureInfo.InvariantCulture)} grains", await round.OutsideAsync(warmUp: false)));
        }

        var pairs = new Round(host.Grains, Callers, TimeSpan.FromSeconds(seconds));
        await pairs.GrainToGrainAsync();
        rows.Add(Row($"grain to grain, {Callers} pairs", await pairs.GrainToGrainAsync()));
        Figures.Print($"calls on {CallsHost.Engine}, {Callers} callers, {Environment.ProcessorCount} processors",
            ["what", "calls/s", "p50 us", "p99 us", "bytes/call"], rows);
        return 0;
    }

    private static string[] Row(string what, Outcome outcome)
    {
        Figures.Add($"{what}: calls", outcome.CallsPerSecond, "/s");
        Figures.Add($"{what}: allocated", outcome.BytesPerCall, "bytes a call");
        return
        [
            what,
            outcome.CallsPerSecond.ToString("N0", CultureInfo.InvariantCulture),
            outcome.P50.TotalMicroseconds.ToString("N1", CultureInfo.InvariantCulture),
            outcome.P99.TotalMicroseconds.ToString("N1", CultureInfo.InvariantCulture),
            outcome.BytesPerCall.ToString("N0", CultureInfo.InvariantCulture),
        ];
    }

    private sealed record Outcome(double CallsPerSecond, TimeSpan P50, TimeSpan P99, double BytesPerCall);

    private sealed class Round(IGrainFactory factory, int grains, TimeSpan duration)
    {
        private readonly INoOpGrain[] _grains = [.. Enumerable.Range(0, grains).Select(key => factory.GetGrain<INoOpGrain>(key))];

        public async Task<Outcome> OutsideAsync(bool warmUp)
        {
            if (warmUp) await Task.WhenAll(_grains.Select(grain => grain.Ping()));
            return await MeasureAsync(async (caller, latencies, end) =>
            {
                var calls = 0L;
                for (var i = caller; ; i += 7, calls++)
                {
                    var begin = Stopwatch.GetTimestamp();
                    if (begin >= end) return calls;
                    await _grains[i % _grains.Length].Ping();
                    if (calls % 16 == 0) latencies.Add(Stopwatch.GetTimestamp() - begin);
                }
            });
        }

        public Task<Outcome> GrainToGrainAsync() => MeasureAsync(async (caller, latencies, end) =>
        {
            var calls = 0L;
            while (true)
            {
                var begin = Stopwatch.GetTimestamp();
                if (begin >= end) return calls;
                await _grains[caller].CallOther(grains + caller, CallsAtOnce);
                latencies.Add((Stopwatch.GetTimestamp() - begin) / CallsAtOnce);
                calls += CallsAtOnce;
            }
        });

        private async Task<Outcome> MeasureAsync(Func<int, List<long>, long, Task<long>> caller)
        {
            var latencies = Enumerable.Range(0, Callers).Select(_ => new List<long>(4_096)).ToArray();
            var bytes = GC.GetTotalAllocatedBytes();
            var begin = Stopwatch.GetTimestamp();
            var end = begin + (long)(duration.TotalSeconds * Stopwatch.Frequency);
            var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => Task.Run(() => caller(i, latencies[i], end))));
            var elapsed = Stopwatch.GetElapsedTime(begin);
            bytes = GC.GetTotalAllocatedBytes() - bytes;
            var sorted = latencies.SelectMany(one => one).Order().ToArray();
            return new(counts.Sum() / elapsed.TotalSeconds, At(0.5), At(0.99), (double)bytes / counts.Sum());

            TimeSpan At(double share) => Stopwatch.GetElapsedTime(0, sorted[(int)((sorted.Length - 1) * share)]);
        }
    }
}
