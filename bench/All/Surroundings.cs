using System.Globalization;
using System.Runtime.InteropServices;
using Payments.Tests;

namespace Payments.Bench.All;

/// <summary>Where and when a figure was measured.</summary>
internal sealed record Surroundings(DateTimeOffset At, string Load)
{
    public static Surroundings Now() => new(TimeProvider.System.GetUtcNow(), File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown");

    /// <summary>A line for people: what a machine it was, and how busy.</summary>
    public static string Describe(Surroundings started)
    {
        var (ended, memory) = (Now(), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Measured from {started.At:yyyy-MM-dd HH:mm} to {ended.At:HH:mm} UTC on the {Built.Engine} engine, {Environment.ProcessorCount} processors, {memory} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; load average {started.Load} before and {ended.Load} after.");
    }
}
