using System.Globalization;
using Payments.Bench.All;
using Payments.Bench.Load;
using Payments.Bench.Pay;
using Payments.Tests;

namespace Payments.Bench.Scale;

/// <summary>Payments a second and their latency as there are more merchants, more rows, and more silos.</summary>
internal static class ScaleBenchmark
{
    private const int Clients = 64;

    /// <summary>How many share the load where something else grows.</summary>
    private const int Usual = 100;

    public static async Task<int> RunAsync(string[] args)
    {
        if (!ScaleOptions.TryRead(args, out var options))
        {
            await Console.Error.WriteLineAsync(ScaleOptions.Usage);
            return 1;
        }

        var (started, rows) = (Surroundings.Now(), new List<string[]>());
        await using var server = await BenchServer.StartAsync();
        foreach (var merchants in options.Merchants) rows.Add(await MeasureAsync(Said(merchants, "merchant"), () => Installation.StartAsync(server), merchants, 0, options.Seconds));
        foreach (var count in options.Rows) rows.Add(await MeasureAsync($"{Said(count, "row")} there already", () => Installation.StartAsync(server), Usual, count, options.Seconds));
        foreach (var silos in options.Silos.Where(_ => Silos.AreThere)) rows.Add(await MeasureAsync($"{Said(silos, "silo")} and a front end", () => Silos.StartAsync(server, silos), Usual, 0, options.Seconds));

        string[] header = ["with", "payments/s", "p50 ms", "p99 ms", "at half load: p50 ms", "p99 ms", "processor µs a payment"];
        Figures.Print($"scale on the {Built.Engine} engine, {Clients} clients, {options.Seconds} s, {Usual} merchants where rows or silos grow", header, rows);
        if (options.Document is { } path) await Document.WriteAsync(path, $"scale {Built.Engine}", [Surroundings.Describe(started), "", .. Figures.Table(header, rows)]);
        return 0;
    }

    private static async Task<string[]> MeasureAsync(string name, Func<Task<Installation>> start, int merchants, int rows, int seconds)
    {
        await using var installation = await start();
        var keys = await Ours.RegisterAsync(installation.Platform, merchants);
        if (rows > 0) await Filling.FillAsync(installation, (await Ours.RegisterAsync(installation.Platform, 1))[0], rows);
        var measured = await Ours.MeasureAsync(installation.Target(keys), Clients, seconds);
        Console.WriteLine($"{name}: {Number(measured.Full.Run.PerSecond)}/s");
        return
        [
            name, Number(measured.Full.Run.PerSecond), Time(measured.Full.Run.P50Ms), Time(measured.Full.Run.P99Ms), Time(measured.Half.P50Ms), Time(measured.Half.P99Ms),
            measured.Full.Cost,
        ];
    }

    private static string Said(int count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
