using System.Collections.Concurrent;

namespace Payments.Tests.Cluster.Calls;

/// <summary>What one-way calls have come to, for the test in the same process.</summary>
internal static class Arrivals
{
    private static readonly ConcurrentDictionary<string, int> Lengths = new();

    public static void Record(string gate, int length) => Lengths[gate] = length;

    public static int? Of(string gate) => Lengths.TryGetValue(gate, out var length) ? length : null;
}
