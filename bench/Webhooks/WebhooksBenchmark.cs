using System.Diagnostics;
using System.Globalization;
using Payments.Tests;

namespace Payments.Bench.Webhooks;

/// <summary>Events at a steady rate, from their row to the first try, and a backlog as fast as it goes; one of a hundred endpoints fails.</summary>
internal static class WebhooksBenchmark
{
    private const int Endpoints = 100;
    private const int PerSecond = 1_000;
    private static readonly int Backlog = Sizes.AreQuick ? 500 : 20_000;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
        await using var host = await WebhooksHost.StartAsync(Endpoints);
        var events = new EventSource(host);
        await Steady(events, host, 2);
        var steady = await Steady(events, host, seconds);
        var watch = Stopwatch.StartNew();
        var perSecond = await Arrive(host, await events.Record(Backlog)) / watch.Elapsed.TotalSeconds;

        Figures.Add("backlog: deliveries", perSecond, "/s", atLeast: 1_000);
        Figures.Add("event to first try at 1,000 events/s, p50", At(steady, 0.5), "ms");
        Figures.Add("event to first try at 1,000 events/s, p99", At(steady, 0.99), "ms", atMost: 250);
        Figures.Print($"webhooks on the {Built.Engine} engine, {Endpoints} endpoints of which one fails, {Environment.ProcessorCount} processors that the receiver shares",
            ["events/s", "event to first try p50 ms", "p99 ms", "slowest ms", "backlog deliveries/s"],
            [[PerSecond.ToString("N0", CultureInfo.InvariantCulture), Milliseconds(steady, 0.5), Milliseconds(steady, 0.99), Milliseconds(steady, 1), perSecond.ToString("N0", CultureInfo.InvariantCulture)]]);
        return 0;
    }

    private static async Task<TimeSpan[]> Steady(EventSource events, WebhooksHost host, int seconds)
    {
        host.Arrivals.Take();
        var begin = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Step);
        var (sent, wanted) = (0, 0);
        while (sent < seconds * PerSecond)
        {
            await timer.WaitForNextTickAsync();
            var due = Math.Min((int)(Stopwatch.GetElapsedTime(begin).TotalSeconds * PerSecond), seconds * PerSecond) - sent;
            if (due <= 0) continue;
            wanted += await events.Record(due);
            sent += due;
        }

        await Arrive(host, wanted);
        return host.Arrivals.Take();
    }

    /// <summary>Returns how many have come; not more than that, or something else is measured.</summary>
    private static async Task<int> Arrive(WebhooksHost host, int count)
    {
        while (host.Arrivals.Count < count) await Task.Delay(Step);
        return host.Arrivals.Count;
    }

    private static double At(TimeSpan[] sorted, double share) => sorted[(int)((sorted.Length - 1) * share)].TotalMilliseconds;

    private static string Milliseconds(TimeSpan[] sorted, double share) => At(sorted, share).ToString("N0", CultureInfo.InvariantCulture);
}
