using System.Collections.Immutable;
using System.Globalization;
using Payments.Outcomes;

namespace Payments.Limits;

/// <summary>What may be held against the limits and what becomes of it. Pure.</summary>
public static class LimitRules
{
    private const int DaysKept = 45;

    // The running one, and the three before it that a tier recommendation looks at.
    private const int MonthsKept = 4;

    public static Outcome<LimitState> Reserve(LimitState state, string paymentId, long minor, LimitTerms terms, DateTimeOffset now)
    {
        if (state.Held.TryGetValue(paymentId, out var known))
        {
            // Asking again for the same payment is the same hold. Another amount under its key means that the first request was
            // lost before it was written, and only its hold is left.
            return known.Minor == minor ? state : Reserve(Release(state, paymentId), paymentId, minor, terms, now);
        }

        var day = DayOf(now, terms.TimeZone);
        if (minor > terms.PerPayment) return LimitRefusals.Exceeded("LIMIT_SINGLE_EXCEEDED", "a single payment", terms.PerPayment);
        if (!Fits(Used(state.Days, day), minor, terms.PerDay)) return LimitRefusals.Exceeded("LIMIT_DAILY_EXCEEDED", "one day", terms.PerDay);
        if (!Fits(Used(state.Months, MonthOf(day)), minor, terms.PerMonth)) return LimitRefusals.Exceeded("LIMIT_MONTHLY_EXCEEDED", "one month", terms.PerMonth);
        var counted = Count(state, day, minor);
        return counted with { Held = counted.Held.Add(paymentId, new Hold(day, minor, now)) };
    }

    public static LimitState Commit(LimitState state, string paymentId) => state with { Held = state.Held.Remove(paymentId) };

    public static LimitState Release(LimitState state, string paymentId)
    {
        if (!state.Held.TryGetValue(paymentId, out var hold)) return state;
        return Count(state, hold.Day, -hold.Minor) with { Held = state.Held.Remove(paymentId) };
    }

    public static LimitState GiveBack(LimitState state, string refundId, long minor, string day, DateTimeOffset now)
    {
        if (state.GivenBack.ContainsKey(refundId)) return state;
        return state with
        {
            Days = Less(state.Days, day, minor),
            Months = Less(state.Months, MonthOf(day), minor),
            GivenBack = state.GivenBack.Add(refundId, now),
        };
    }

    public static LimitState ForgetGivenBack(LimitState state, string refundId) => state with { GivenBack = state.GivenBack.Remove(refundId) };

    public static string DayOf(DateTimeOffset now, string timeZone) =>
        TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Written as a subtraction, which cannot overflow: neither used nor the limit is negative.
    private static bool Fits(long used, long minor, long limit) => minor <= limit - used;

    private static LimitState Count(LimitState state, string day, long minor) => state with
    {
        Days = Add(state.Days, day, minor, DaysKept),
        Months = Add(state.Months, MonthOf(day), minor, MonthsKept),
    };

    private static ImmutableSortedDictionary<string, long> Add(ImmutableSortedDictionary<string, long> sums, string period, long minor, int kept)
    {
        var next = sums.SetItem(period, checked(Used(sums, period) + minor));
        while (next.Count > kept) next = next.Remove(next.First().Key);
        return next;
    }

    /// <summary>A period that is not kept any more has nothing to give back to, and none goes below nothing.</summary>
    private static ImmutableSortedDictionary<string, long> Less(ImmutableSortedDictionary<string, long> sums, string period, long minor) =>
        sums.TryGetValue(period, out var used) ? sums.SetItem(period, Math.Max(0, used - minor)) : sums;

    private static long Used(ImmutableSortedDictionary<string, long> sums, string period) => sums.GetValueOrDefault(period);

    private static string MonthOf(string day) => day[..7];
}
