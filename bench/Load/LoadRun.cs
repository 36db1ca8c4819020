using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Payments.Tests;

namespace Payments.Bench.Load;

/// <summary>The load generator as a process of its own, and what it saw.</summary>
internal sealed record LoadRun(double PerSecond, long Done, long Dropped, long Refused, double P50Ms, double P99Ms, double MaxMs, string? FirstRefusal)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <param name="replay">Every request is a repetition of the first.</param>
    /// <param name="rate">Requests a second that fall due; 0 for as fast as answers come.</param>
    /// <param name="settle">Seconds of the same load before, which do not count.</param>
    public static async Task<LoadRun> RunAsync(Uri url, string path, string body, IReadOnlyList<string> keys, int clients, int rate, int seconds, bool replay = false, int settle = 0)
    {
        var (bodyFile, keysFile) = (Path.GetTempFileName(), Path.GetTempFileName());
        await File.WriteAllTextAsync(bodyFile, body);
        await File.WriteAllLinesAsync(keysFile, keys);
        var start = new ProcessStartInfo(
            "dotnet",
            [Built.LoadGenerator, "--url", url.ToString(), "--path", path, "--body", bodyFile, "--keys", keysFile, "--clients", Text(clients), "--rate", Text(rate), "--settle", Text(settle), "--seconds", Text(seconds), "--replay", replay ? "yes" : "no"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(bodyFile);
        File.Delete(keysFile);
        var run = process.ExitCode == 0 ? JsonSerializer.Deserialize<LoadRun>(output, Json) : null;
        // A refused payment is no payment, and a run with one measures something else.
        return run is { Refused: 0 } whole ? whole : throw new InvalidOperationException($"The load was not answered with success: {run?.FirstRefusal}");
    }

    /// <summary>Both as one: times are those of the slower one.</summary>
    public LoadRun And(LoadRun other) => new(
        (PerSecond + other.PerSecond) / 2, Done + other.Done, Dropped + other.Dropped, Refused + other.Refused,
        Math.Max(P50Ms, other.P50Ms), Math.Max(P99Ms, other.P99Ms), Math.Max(MaxMs, other.MaxMs), FirstRefusal ?? other.FirstRefusal);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
