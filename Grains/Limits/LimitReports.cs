using System.Collections.Immutable;
using Payments.Tiers;

namespace Payments.Limits;

/// <summary>What is told of a merchant's limits. Pure.</summary>
public static class LimitReports
{
    /// <param name="state">What counts.</param>
    /// <param name="terms">What may count.</param>
    /// <param name="now">Which day and month it is about.</param>
    /// <param name="open">What of it payments and pre-authorisations of this month count for whose money has not come yet.</param>
    public static LimitsView View(LimitState state, LimitTerms terms, DateTimeOffset now, ImmutableArray<HeldOnDay> open)
    {
        var today = LimitPeriods.Today(now, terms.TimeZone);
        var (day, month) = (LimitPeriods.Word(today), LimitPeriods.MonthWord(today));
        var (heldToday, heldThisMonth) = (0L, 0L);
        foreach (var hold in state.Held.Values)
        {
            if (hold.Day == day) heldToday += hold.Minor;
            if (hold.Day.StartsWith(month, StringComparison.Ordinal)) heldThisMonth += hold.Minor;
        }

        foreach (var held in open)
        {
            if (held.Day == day) heldToday += held.Minor;
            if (held.Day.StartsWith(month, StringComparison.Ordinal)) heldThisMonth += held.Minor;
        }

        var nextDay = LimitPeriods.Begin(today.AddDays(1), terms.TimeZone);
        var nextMonth = LimitPeriods.Begin(LimitPeriods.FirstOfMonth(today).AddMonths(1), terms.TimeZone);
        // What is held counts from the moment it is held: it is in the sums.
        return new(
            terms.TimeZone,
            new SingleLimitView(terms.PerPayment),
            new PeriodLimitView(day, terms.PerDay, state.Days.GetValueOrDefault(day) - heldToday, heldToday, nextDay),
            new PeriodLimitView(month, terms.PerMonth, state.Months.GetValueOrDefault(month) - heldThisMonth, heldThisMonth, nextMonth));
    }

    /// <summary>What a tier recommendation is made from: this month, the last seven days, and the last three months that the merchant has seen whole.</summary>
    public static TierUsage Usage(LimitState state, string timeZone, DateTimeOffset merchantSince, DateTimeOffset now)
    {
        var today = LimitPeriods.Today(now, timeZone);
        var month = LimitPeriods.FirstOfMonth(today);
        return new(
            state.Months.GetValueOrDefault(LimitPeriods.MonthWord(month)),
            [.. Enumerable.Range(0, TierReview.Days).Select(ago => state.Days.GetValueOrDefault(LimitPeriods.Word(today.AddDays(-ago))))],
            [.. Enumerable.Range(1, TierReview.Months)
                .Select(ago => month.AddMonths(-ago))
                .Where(one => LimitPeriods.Begin(one, timeZone) >= merchantSince)
                .Select(one => state.Months.GetValueOrDefault(LimitPeriods.MonthWord(one)))],
            state.Months.GetValueOrDefault(LimitPeriods.MonthWord(month.AddMonths(-1))));
    }
}
