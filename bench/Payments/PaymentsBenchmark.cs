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
            var (full, crowd, half, replay) = await InTurnsAsync(server, merchants, seconds);
            AddFigures(merchants, bare, full, crowd, half, replay);
            rows.Add([Number(merchants), "usual design, bare SQL by pgbench", Number(bare), "", "", Ratio(full.Ours.Run.PerSecond / bare), ""]);
            rows.Add([Number(merchants), "usual design as an ASP.NET endpoint", .. Speed(full.Usual.Run), Ratio(full.Times), full.Usual.Cost]);
            rows.Add([Number(merchants), "Orleans.Payments over HTTP", .. Speed(full.Ours.Run), "1", full.Ours.Cost]);
            rows.Add([Number(merchants), $"endpoint, open loop, {Number(Crowd.PerSecond)}/s offered on {Crowd.Clients} connections, {Number(crowd.Usual.Run.Dropped)} dropped", .. Speed(crowd.Usual.Run), Ratio(crowd.Times), crowd.Usual.Cost]);
            rows.Add([Number(merchants), $"Orleans.Payments, the same, {Number(crowd.Ours.Run.Dropped)} dropped", .. Speed(crowd.Ours.Run), "1", crowd.Ours.Cost]);
            rows.Add([Number(merchants), $"Orleans.Payments at half load, {Number(half.Dropped)} dropped", .. Speed(half), "", ""]);
            rows.Add([Number(merchants), "one caller repeating one request", .. Speed(replay), "", ""]);
        }

        Figures.Print($"payments on the {Built.Engine} engine, {Clients} clients, {seconds} s", ["merchants", "what", "payments/s", "p50 ms", "p99 ms", "ours / this", "processor µs a payment"], rows);
        return 0;
    }

    private static async Task<(Compared Full, Compared Crowd, LoadRun Half, LoadRun Replay)> InTurnsAsync(PrivatePostgres server, int merchants, int seconds)
    {
        await using var usual = await Usual.StartAsync(server, merchants);
        await using var installation = await Installation.StartAsync(server);
        var ours = installation.Target(await Ours.RegisterAsync(installation.Platform, merchants));
        await usual.Target.WarmAsync(Clients);
        await ours.WarmAsync(Clients);
        await ours.RestAsync();
        var full = await Turns.RunAsync(usual.Target, ours, target => target.RunAsync(Clients, rate: 0, seconds));
        var crowd = await Turns.RunAsync(usual.Target, ours, target => target.RunAsync(Crowd.Clients, Crowd.PerSecond, seconds));
        var (half, replay) = await Ours.MeasureBesideAsync(ours, full.Ours, Clients, seconds);
        return (full, crowd, half, replay);
    }

    private static void AddFigures(int merchants, double bare, Compared full, Compared crowd, LoadRun half, LoadRun replay)
    {
        // Many merchants give the usual design its best; with one, every payment waits for the same row.
        var (name, overBare, overUsual) = merchants > 1 ? ($"{Number(merchants)} merchants", 1, 3) : ("1 merchant", 4, 10);
        Figures.Add($"{name}: payments", full.Ours.Run.PerSecond, "/s");
        Figures.Add($"{name}: times the usual design as bare SQL", full.Ours.Run.PerSecond / bare, "", atLeast: overBare);
        Figures.Add($"{name}: times the usual design as an endpoint", full.Times, "", atLeast: overUsual);
        Figures.Add($"{name}: the same, open loop, more offered than either can do", crowd.Times, "", atLeast: overUsual);
        Figures.Add($"{name}: p50 at half load", half.P50Ms, "ms");
        Figures.Add($"{name}: p99 at half load", half.P99Ms, "ms", atMost: 30);
        Figures.Add($"{name}: a whole repetition, p50", replay.P50Ms, "ms", atMost: 1);
    }

    private static string[] Speed(LoadRun run) => [Number(run.PerSecond), Time(run.P50Ms), Time(run.P99Ms)];

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Time(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
