using System.Diagnostics;
using System.Globalization;
using Payments.Bench.Load;

namespace Payments.Bench.Pay;

/// <summary>A service under load, its merchants' keys, and the processes that work for it.</summary>
/// <param name="Path">What takes the body of a payment.</param>
internal sealed record Target(Uri Url, IReadOnlyList<string> Keys, CpuClock Cpu, string Path = Ours.Path)
{
    private const double AtRest = 0.05;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan MostRest = TimeSpan.FromSeconds(30);

    public Task WarmAsync(int clients) => LoadRun.RunAsync(Url, Path, Ours.Body, Keys, clients, rate: 0, Sizes.WarmSeconds);

    /// <param name="rate">Requests a second that fall due; 0 for as fast as answers come.</param>
    public async Task<Loaded> RunAsync(int clients, int rate, int seconds)
    {
        var before = Cpu.Read();
        var run = await LoadRun.RunAsync(Url, Path, Ours.Body, Keys, clients, rate, seconds);
        return new Loaded(run, Cpu.Read().ToDictionary(one => one.Key, one => (one.Value - before[one.Key]) / run.Done));
    }

    /// <summary>Returns when what the load has left to do, in the background, to PostgreSQL and to the disk, is done.</summary>
    public async Task RestAsync()
    {
        await BecomeIdleAsync();
        using var sync = Process.Start("sync");
        await sync.WaitForExitAsync();
    }

    private async Task BecomeIdleAsync()
    {
        for (var rested = TimeSpan.Zero; rested < MostRest; rested += Look)
        {
            var before = Cpu.Read().Values.Sum();
            await Task.Delay(Look);
            if (Cpu.Read().Values.Sum() - before <= AtRest * Look.TotalSeconds) return;
        }
    }
}

/// <summary>One load, and the processor seconds of one answer, by process.</summary>
internal sealed record Loaded(LoadRun Run, IReadOnlyDictionary<string, double> CpuSeconds)
{
    /// <summary>The same in microseconds, for people.</summary>
    public string Cost => string.Join(", ", CpuSeconds.Select(one => $"{one.Key} {(one.Value * 1_000_000).ToString("N0", CultureInfo.InvariantCulture)}"));

    public Loaded And(Loaded other) => new(Run.And(other.Run), CpuSeconds.ToDictionary(one => one.Key, one => (one.Value + other.CpuSeconds[one.Key]) / 2));
}
