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
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static int _recorded;

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
        await using var host = await WebhooksHost.StartAsync(Endpoints);
        await Steady(host, 2);
        host.Arrivals.Take();
        var steady = await Steady(host, seconds);
        var watch = Stopwatch.StartNew();
        var backlog = await Record(host, Backlog);
        await Arrive(host, backlog);
        var perSecond = backlog / watch.Elapsed.TotalSeconds;

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
        var (sent, expected) = (0, 0);
        while (sent < seconds * PerSecond)
        {
            await timer.WaitForNextTickAsync();
            var due = Math.Min((int)(Stopwatch.GetElapsedTime(begin).TotalSeconds * PerSecond), seconds * PerSecond) - sent;
            if (due <= 0) continue;
            expected += await Record(host, due);
            sent += due;
        }

        await Arrive(host, expected);
        return host.Arrivals.Take();
    }

    private static async Task Arrive(WebhooksHost host, int count)
    {
        var watch = Stopwatch.StartNew();
        while (host.Arrivals.Count < count && watch.Elapsed < Patience) await Task.Delay(Step);
        if (host.Arrivals.Count < count) throw new TimeoutException($"{host.Arrivals.Count} of {count} notifications have arrived.");
    }

    /// <summary>As the storage writes them with their payments, to one merchant after another.</summary>
    /// <returns>How many are for endpoints that answer: one that fails is tried with a single notification after a few, and the rest wait.</returns>
    private static async Task<int> Record(WebhooksHost host, int count)
    {
        string[] merchants = [.. Enumerable.Range(0, count).Select(_ => host.Merchants[_recorded++ % host.Merchants.Length])];
        await using var command = host.Database.Source.CreateCommand("""
            INSERT INTO events (id, type, merchant_id, object_id, sequence, at, data)
            SELECT u.id, 'payment.succeeded', u.merchant, u.object, 1, $4, '{"status":"succeeded","amount":1000,"currency":"EUR"}' FROM unnest($1, $2, $3) AS u (id, merchant, object)
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. Enumerable.Range(0, count).Select(_ => EntityId.New(IdPrefix.Event))] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = merchants });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. Enumerable.Range(0, count).Select(_ => EntityId.New(IdPrefix.Payment))] });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = TimeProvider.System.GetUtcNow() });
        await command.ExecuteNonQueryAsync();
        return merchants.Count(merchant => merchant != host.Failing);
    }

    private static double At(TimeSpan[] sorted, double share) => sorted[(int)((sorted.Length - 1) * share)].TotalMilliseconds;

    private static string Milliseconds(TimeSpan[] sorted, double share) => At(sorted, share).ToString("N0", CultureInfo.InvariantCulture);
}
