using System.Globalization;
using Payments.Bench.Load;
using Payments.Tests;

namespace Payments.Bench.Pay;

/// <summary>
/// Payments a second from HTTP request to durable success, with saga, order, limits, ledger and events, against the
/// usual design, as bare SQL and as an ordinary endpoint, on the same PostgreSQL in the same run.
/// </summary>
internal static class PaymentsBenchmark
{
    private const int Clients = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
        int[] sizes = args.Length > 1 ? [int.Parse(args[1], CultureInfo.InvariantCulture)] : [1000, 1];
        await using var server = await BenchServer.StartAsync();
        var rows = new List<string[]>();
        foreach (var merchants in sizes)
        {
            var bare = await BareSql.RunAsync(server, merchants, Clients, seconds);
            var usual = await Usual.RunAsync(server, merchants, Clients, seconds);
            var (ours, crowd) = await OursAsync(server, merchants, seconds);
            AddFigures(merchants, bare, usual, ours, crowd);
            rows.Add([Number(merchants), "usual design, bare SQL by pgbench", Number(bare), "", "", Ratio(ours.Full.PerSecond / bare), ""]);
            rows.Add([Number(merchants), "usual design as an ASP.NET endpoint", Number(usual.Full.PerSecond), Time(usual.Full.P50Ms), Time(usual.Full.P99Ms), Ratio(ours.Full.PerSecond / usual.Full.PerSecond), ""]);
            rows.Add([Number(merchants), "Orleans.Payments over HTTP", Number(ours.Full.PerSecond), Time(ours.Full.P50Ms), Time(ours.Full.P99Ms), "1", Cost(ours)]);
            rows.Add([Number(merchants), $"the same at half load, {Number(ours.Half.Dropped)} dropped", Number(ours.Half.PerSecond), Time(ours.Half.P50Ms), Time(ours.Half.P99Ms), "", ""]);
            rows.Add([Number(merchants), $"endpoint, open loop, {Number(Crowd.PerSecond)}/s offered on {Crowd.Clients} connections, {Number(usual.Crowd.Dropped)} dropped", Number(usual.Crowd.PerSecond), Time(usual.Crowd.P50Ms), Time(usual.Crowd.P99Ms), Ratio(crowd.PerSecond / usual.Crowd.PerSecond), ""]);
            rows.Add([Number(merchants), $"Orleans.Payments, the same, {Number(crowd.Dropped)} dropped", Number(crowd.PerSecond), Time(crowd.P50Ms), Time(crowd.P99Ms), "1", ""]);
            rows.Add([Number(merchants), "one caller repeating one request", Number(ours.Replay.PerSecond), Time(ours.Replay.P50Ms), Time(ours.Replay.P99Ms), "", ""]);
        }

        Figures.Print($"payments on the {Built.Engine} engine, {Clients} clients, {seconds} s", ["merchants", "what", "payments/s", "p50 ms", "p99 ms", "ours / this", "processor µs a payment"], rows);
        return 0;
    }

    private static async Task<(Measured Measured, LoadRun Crowd)> OursAsync(PrivatePostgres server, int merchants, int seconds)
    {
        await using var installation = await Installation.StartAsync(server);
        var keys = await Ours.RegisterAsync(installation.Platform, merchants);
        var measured = await Ours.MeasureAsync(installation, keys, Clients, seconds);
        return (measured, await Crowd.RunAsync(installation.Platform.Url, Ours.Path, Ours.Body, keys, seconds));
    }

    private static void AddFigures(int merchants, double bare, (LoadRun Full, LoadRun Crowd) usual, Measured ours, LoadRun crowd)
    {
        // Many merchants give the usual design its best; with one, every payment waits for the same row.
        var (name, overBare, overUsual) = merchants > 1 ? ($"{Number(merchants)} merchants", 1, 3) : ("1 merchant", 4, 10);
        Figures.Add($"{name}: payments", ours.Full.PerSecond, "/s");
        Figures.Add($"{name}: times the usual design as bare SQL", ours.Full.PerSecond / bare, "", atLeast: overBare);
        Figures.Add($"{name}: times the usual design as an endpoint", ours.Full.PerSecond / usual.Full.PerSecond, "", atLeast: overUsual);
        Figures.Add($"{name}: the same, open loop, more offered than either can do", crowd.PerSecond / usual.Crowd.PerSecond, "", atLeast: overUsual);
        Figures.Add($"{name}: p50 at half load", ours.Half.P50Ms, "ms");
        Figures.Add($"{name}: p99 at half load", ours.Half.P99Ms, "ms", atMost: 30);
        Figures.Add($"{name}: a whole repetition, p50", ours.Replay.P50Ms, "ms", atMost: 1);
    }

    private static string Cost(Measured ours) => string.Join(", ", ours.CpuSeconds.Select(one => $"{one.Key} {Number(one.Value * 1_000_000)}"));

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Time(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
