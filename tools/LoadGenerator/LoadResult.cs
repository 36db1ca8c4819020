using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Payments.LoadGenerator;

/// <summary>What came of a load; printed as one line of JSON.</summary>
internal sealed record LoadResult(double PerSecond, long Done, long Dropped, long Refused, double P50Ms, double P99Ms, double MaxMs, string? FirstRefusal)
{
    public static LoadResult Of(long[] ticks, double perSecond, long dropped, long refused, string? firstRefusal)
    {
        Array.Sort(ticks);
        return new LoadResult(perSecond, ticks.Length, dropped, refused, At(ticks, 0.5), At(ticks, 0.99), At(ticks, 1), firstRefusal);
    }

    private static double At(long[] sorted, double part) =>
        sorted.Length == 0 ? 0 : Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))] * 1000.0 / Stopwatch.Frequency, 2);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LoadResult))]
internal sealed partial class LoadJson : JsonSerializerContext;
