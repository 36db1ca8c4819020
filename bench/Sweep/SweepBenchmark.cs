using System.Diagnostics;
using System.Globalization;
using Payments.Bench.Load;
using Payments.Bench.Pay;
using Payments.Tests;

namespace Payments.Bench.Sweep;

/// <summary>Payments that all expire at once: how long the sweep takes, and what other payments feel of it.</summary>
internal static class SweepBenchmark
{
    private const string Waiting = """{"amount":1000,"currency":"EUR","payment_method":"tok_3ds","expires_in":36000}""";
    private const string Unended = "FROM payment_sagas WHERE due IS NOT NULL AND status = 'Running'";
    private const int Rate = 200;
    private static readonly int Seconds = Sizes.AreQuick ? 2 : 15;

    public static async Task<int> RunAsync(string[] args)
    {
        var payments = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        await using var server = await BenchServer.StartAsync();
        await using var database = await TestDatabase.CreateAsync(server, migrated: false);
        using var clock = new SharedClock();
        await using var channel = await Channel.StartAsync("--challenge-seconds", "86400");
        await using var platform = await PlatformProcess.Start(database.ConnectionString, new Dictionary<string, string>(channel.Environment) { ["PAYMENTS_CLOCK_FILE"] = clock.FilePath });
        var keys = await Ours.RegisterAsync(platform, 100);
        await LoadRun.RunAsync(platform.Url, Ours.Path, Ours.Body, keys, 16, Rate, Seconds);
        while (await Open(database) < payments) await LoadRun.RunAsync(platform.Url, Ours.Path, Waiting, keys, 64, rate: 0, seconds: Sizes.AreQuick ? 1 : 5);
        var waiting = await Open(database);
        // What was asked of the channel about them while they were made is over.
        await Task.Delay(TimeSpan.FromSeconds(Sizes.AreQuick ? 1 : 40));
        var before = await LoadRun.RunAsync(platform.Url, Ours.Path, Ours.Body, keys, 16, Rate, Seconds);

        clock.Forward(TimeSpan.FromHours(11));
        var swept = Stopwatch.StartNew();
        // Most of the sweep, and not only its beginning.
        var beside = LoadRun.RunAsync(platform.Url, Ours.Path, Ours.Body, keys, 16, Rate, Seconds * 4);
        // Looking through the table for them takes a while, which the sweep would miss; the order has the index walked instead.
        while (await database.ScalarAsync<bool>($"SELECT EXISTS (SELECT FROM (SELECT due {Unended} ORDER BY due LIMIT 1) AS next)") && swept.Elapsed < TimeSpan.FromMinutes(10)) await Task.Delay(500);
        var took = swept.Elapsed;
        var during = await beside;

        // The load makes some more than were asked for.
        Figures.Add($"{Number(payments)} payments that are due at once have expired after", took.TotalSeconds * payments / waiting, "s", atMost: 120);
        Figures.Add("p50 of others during the sweep, times that before", during.P50Ms / before.P50Ms, "", atMost: 1.5);
        Figures.Add("p99 of others during the sweep, times that before", during.P99Ms / before.P99Ms, "", atMost: 1.5);
        Figures.Print(
            $"expiry on the {Built.Engine} engine, {Number(waiting)} payments due at once, {Number(Rate)} new ones a second beside them",
            ["what", "p50 ms", "p99 ms", "dropped"],
            [
                ["new payments before", Time(before.P50Ms), Time(before.P99Ms), Number(before.Dropped)],
                ["new payments during the sweep", Time(during.P50Ms), Time(during.P99Ms), Number(during.Dropped)],
            ]);
        Console.WriteLine($"all expired in {took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s, {Number(waiting / took.TotalSeconds)} a second");
        return 0;
    }

    private static Task<long> Open(TestDatabase database) => database.ScalarAsync<long>($"SELECT count(*) {Unended}");

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
