namespace Payments.Tests.Unit.Models;

/// <summary>What a model starts from, and what then happens, in this order.</summary>
internal sealed record Schedule<TDo>(long Minor, int First, int Second, IReadOnlyList<Step<TDo>> Steps)
    where TDo : struct, Enum
{
    public override string ToString() => $"from {Minor} ({First}, {Second}):\n  {string.Join("\n  ", Steps)}";

    /// <summary>Fewer steps first, then simpler ones.</summary>
    public IEnumerable<Schedule<TDo>> Simpler()
    {
        for (var length = Steps.Count; length >= 1; length /= 2)
            for (var at = 0; at + length <= Steps.Count; at += length)
                yield return this with { Steps = [.. Steps.Take(at), .. Steps.Skip(at + length)] };
        // What happens between two waits may be left out though the time that passes may not.
        for (var at = 0; at + 1 < Steps.Count; at++)
            if (Steps[at].Wait > 0)
                yield return this with { Steps = [.. Steps.Take(at), Steps[at + 1] with { Wait = Steps[at].Wait + Steps[at + 1].Wait }, .. Steps.Skip(at + 2)] };
        foreach (var minor in Schedules.Simpler(Minor))
            if (minor is > 0) yield return this with { Minor = minor.Value };
        if (First > 0) yield return this with { First = 0 };
        if (Second > 0) yield return this with { Second = 0 };
        for (var at = 0; at < Steps.Count; at++)
            foreach (var step in Steps[at].Simpler())
                yield return this with { Steps = [.. Steps.Take(at), step, .. Steps.Skip(at + 1)] };
    }
}
