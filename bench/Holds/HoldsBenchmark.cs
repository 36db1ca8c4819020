using System.Globalization;
using Payments.Bench.Load;
using Payments.Bench.Pay;
using Payments.Tests;

namespace Payments.Bench.Holds;

/// <summary>Pre-authorisations a second from HTTP request to durable authorisation, with limits and events; none of them ends meanwhile.</summary>
internal static class HoldsBenchmark
{
    private const int Clients = 64;
    private const string Path = "/v1/pre-authorisations";

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
        int[] sizes = args.Length > 1 ? [int.Parse(args[1], CultureInfo.InvariantCulture)] : [1000, 1];
        await using var server = await BenchServer.StartAsync();
        var rows = new List<string[]>();
        foreach (var merchants in sizes)
        {
            var (loaded, half, replay) = await Ours.RunAsync(server, merchants, Clients, seconds, Path);
            var full = loaded.Run;
            var name = $"{Number(merchants)} {(merchants == 1 ? "merchant" : "merchants")}";
            Figures.Add($"{name}: created", full.PerSecond, "/s", atLeast: 500);
            Figures.Add($"{name}: p99 at half load", half.P99Ms, "ms");
            rows.Add([Number(merchants), "as fast as answers come", Number(full.PerSecond), Time(full.P50Ms), Time(full.P99Ms), loaded.Cost]);
            rows.Add([Number(merchants), $"at half load, {Number(half.Dropped)} dropped", Number(half.PerSecond), Time(half.P50Ms), Time(half.P99Ms), ""]);
            rows.Add([Number(merchants), "repetitions, one client", Number(replay.PerSecond), Time(replay.P50Ms), Time(replay.P99Ms), ""]);
        }

        Figures.Print($"pre-authorisations on the {Built.Engine} engine, {Clients} clients, {seconds} s", ["merchants", "what", "created/s", "p50 ms", "p99 ms", "processor µs each"], rows);
        return 0;
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
