using System.Collections.Immutable;
using System.Numerics;
using Payments.Limits;

namespace Payments.Tests.Unit.Models;

/// <summary>Limits as SPEC describes them: whatever counts, one by one, and no running sums. Immutable, so that a crash can go back.</summary>
internal sealed record LimitModel(LimitTerms Terms)
{
    /// <summary>By payment; those that were committed go on counting.</summary>
    public ImmutableDictionary<string, (DateOnly Day, long Minor, bool IsHeld)> Counted { get; init; } = ImmutableDictionary<string, (DateOnly, long, bool)>.Empty;

    /// <summary>By refund; kept for ever, so that a refund that is known can be told from one that is forgotten.</summary>
    public ImmutableDictionary<string, (DateOnly Day, long Minor, bool IsKnown)> Back { get; init; } = ImmutableDictionary<string, (DateOnly, long, bool)>.Empty;

    public IEnumerable<string> Held => Counted.Where(one => one.Value.IsHeld).Select(one => one.Key);

    public IEnumerable<DateOnly> Days => Counted.Values.Select(one => one.Day).Distinct();

    /// <summary>Null where the limits do not allow it.</summary>
    public LimitModel? Reserve(string payment, long minor, DateOnly day)
    {
        if (Counted.TryGetValue(payment, out var known) && known.IsHeld) return known.Minor == minor ? this : Release(payment).Reserve(payment, minor, day);
        var allowed = minor <= Terms.PerPayment && OnDay(day) + minor <= Terms.PerDay && InMonth(day) + minor <= Terms.PerMonth;
        return allowed ? this with { Counted = Counted.Add(payment, (day, minor, true)) } : null;
    }

    public LimitModel Commit(string payment) => this with { Counted = Counted.SetItem(payment, Counted[payment] with { IsHeld = false }) };

    public LimitModel Release(string payment) => this with { Counted = Counted.Remove(payment) };

    public LimitModel GiveBack(string refund, string payment, long minor) =>
        Back.ContainsKey(refund) ? this : this with { Back = Back.Add(refund, (Counted[payment].Day, minor, true)) };

    public LimitModel Forget(string refund) => this with { Back = Back.SetItem(refund, Back[refund] with { IsKnown = false }) };

    public BigInteger OnDay(DateOnly day) => Sum(other => other == day);

    public BigInteger InMonth(DateOnly day) => Sum(other => (other.Year, other.Month) == (day.Year, day.Month));

    private BigInteger Sum(Func<DateOnly, bool> within) =>
        Counted.Values.Where(one => within(one.Day)).Aggregate(BigInteger.Zero, (sum, one) => sum + one.Minor)
        - Back.Values.Where(one => within(one.Day)).Aggregate(BigInteger.Zero, (sum, one) => sum + one.Minor);
}
