namespace Payments.Tests.Unit.Models;

/// <summary>One thing that happens: what, to whom, with which amount, answer and wait. What a model does not need it leaves aside.</summary>
/// <param name="Minor">Null where the caller names no amount.</param>
/// <param name="Crashes">The process ends before the change is durable: it is as if nothing had happened.</param>
internal readonly record struct Step<TDo>(TDo Do, int Who, long? Minor, int Said, int Wait, bool Crashes)
    where TDo : struct, Enum
{
    /// <summary>The same step with one part made simpler, the greatest leaps first.</summary>
    public IEnumerable<Step<TDo>> Simpler()
    {
        if (Who > 0) yield return this with { Who = 0 };
        if (Wait > 0) yield return this with { Wait = 0 };
        if (Crashes) yield return this with { Crashes = false };
        if (Said > 0) yield return this with { Said = 0 };
        foreach (var minor in Schedules.Simpler(Minor)) yield return this with { Minor = minor };
    }
}
