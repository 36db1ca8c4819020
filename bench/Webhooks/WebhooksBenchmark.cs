using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Payments.Ids;
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
        await Steady(host, 2);
        host.Arrivals.Take();
        var steady = await Steady(host, seconds);
        var watch = Stopwatch.StartNew();
        await Record(host, Backlog);
        await Arrive(host, Backlog);
        var perSecond = Backlog / watch.Elapsed.TotalSeconds;

        Figures.Add("backlog: deliveries", perSecond, "/s", atLeast: 1_000);
        Figures.Add("event to first try at 1,000 events/s, p50", At(steady, 0.5), "ms");
        Figures.Add("event to first try at 1,000 events/s, p99", At(steady, 0.99), "ms", atMost: 250);
        Figures.Print($"webhooks on the {Built.Engine} engine, {Endpoints} endpoints of which one fails, {Environment.ProcessorCount} processors that the receiver shares",
            ["events/s", "event to first try p50 ms", "p99 ms", "slowest ms", "backlog deliveries/s"],
            [[PerSecond.ToString("N0", CultureInfo.InvariantCulture), Milliseconds(steady, 0.5), Milliseconds(steady, 0.99), Milliseconds(steady, 1), perSecond.ToString("N0", CultureInfo.InvariantCulture)]]);
        return 0;
    }

    private static async Task<TimeSpan[]> Steady(WebhooksHost host, int seconds)
    {
        var begin = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Step);
        var sent = 0;
        while (sent < seconds * PerSecond)
        {
            await timer.WaitForNextTickAsync();
            var due = Math.Min((int)(Stopwatch.GetElapsedTime(begin).TotalSeconds * PerSecond), seconds * PerSecond) - sent;
            if (due <= 0) continue;
            await Record(host, due);
            sent += due;
        }

        await Arrive(host, sent);
        return host.Arrivals.Take();
    }

    private static async Task Arrive(WebhooksHost host, int count)
    {
        while (host.Arrivals.Count < count) await Task.Delay(Step);
    }

    /// <summary>As the storage writes them with their payments.</summary>
    private static async Task Record(WebhooksHost host, int count)
    {
        await using var command = host.Database.Source.CreateCommand("""
            INSERT INTO events (id, type, merchant_id, object_id, sequence, at, data)
            SELECT u.id, 'payment.succeeded', u.merchant, u.object, 1, $4, '{"status":"succeeded","amount":1000,"currency":"EUR"}' FROM unnest($1, $2, $3) AS u (id, merchant, object)
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. Enumerable.Range(0, count).Select(_ => EntityId.New(IdPrefix.Event))] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. Enumerable.Range(0, count).Select(i => host.Merchants[i % host.Merchants.Length])] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. Enumerable.Range(0, count).Select(_ => EntityId.New(IdPrefix.Payment))] });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = TimeProvider.System.GetUtcNow() });
        await command.ExecuteNonQueryAsync();
    }

    private static double At(TimeSpan[] sorted, double share) => sorted[(int)((sorted.Length - 1) * share)].TotalMilliseconds;

    private static string Milliseconds(TimeSpan[] sorted, double share) => At(sorted, share).ToString("N0", CultureInfo.InvariantCulture);
}
