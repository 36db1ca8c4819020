using System.Globalization;
using Payments.Limits;

namespace Payments.Tiers;

/// <summary>Whether another tier would fit a merchant better, from what it has taken. Pure.</summary>
public static class TierReview
{
    public const int Days = 7;
    public const int Months = 3;
    private const int MonthPercent = 80;
    private const int DayPercent = 70;
    private const int OftenDays = 3;

    /// <param name="own">The merchant's tier.</param>
    /// <param name="limits">The limits that hold for it, overrides included.</param>
    /// <param name="lowerMonth">The month's limit of the next lower tier in the merchant's currency; null for the lowest.</param>
    /// <param name="usage">What it has taken: this month, each of the last seven days, each of the last three whole months.</param>
    public static TierRecommendation? Recommend(TierName own, LimitTerms limits, long? lowerMonth, TierUsage usage) =>
        Upgrade(own, limits, usage) ?? Downgrade(own, lowerMonth, usage);

    /// <summary>
    /// What a monthly review recommends. It falls on a month's first day, when the running month says nothing yet, so that
    /// the one before it is looked at as well.
    /// </summary>
    public static TierRecommendation? RecommendMonthly(TierName own, LimitTerms limits, long? lowerMonth, TierUsage usage) =>
        Upgrade(own, limits, usage) ?? UpgradeByLastMonth(own, limits, usage.LastMonth) ?? Downgrade(own, lowerMonth, usage);

    private static TierRecommendation? UpgradeByLastMonth(TierName own, LimitTerms limits, long taken) =>
        TierNames.Next(own) is { } next && IsAbove(taken, MonthPercent, limits.PerMonth)
            ? new(TierDirection.Upgrade, next, Text($"Last month's {taken} were more than {MonthPercent} % of the month's limit of {limits.PerMonth}."))
            : null;

    private static TierRecommendation? Upgrade(TierName own, LimitTerms limits, TierUsage usage)
    {
        if (TierNames.Next(own) is not { } next) return null;
        if (IsAbove(usage.Month, MonthPercent, limits.PerMonth))
            return new(TierDirection.Upgrade, next, Text($"This month's {usage.Month} are more than {MonthPercent} % of the month's limit of {limits.PerMonth}."));
        var high = usage.LastDays.Count(day => IsAbove(day, DayPercent, limits.PerDay));
        return high < OftenDays
            ? null
            : new(TierDirection.Upgrade, next, Text($"{high} of the last {usage.LastDays.Length} days were above {DayPercent} % of the day's limit of {limits.PerDay}."));
    }

    private static TierRecommendation? Downgrade(TierName own, long? lowerMonth, TierUsage usage)
    {
        if (TierNames.Previous(own) is not { } lower || lowerMonth is not { } limit) return null;
        if (usage.LastMonths.Length < Months || usage.LastMonths.Any(month => month >= limit)) return null;
        return new(TierDirection.Downgrade, lower, Text($"The last {Months} months all stayed under {limit}, the month's limit of tier {TierNames.Word(lower)}."));
    }

    // 128 bits, because a limit times a hundred may not fit 64.
    private static bool IsAbove(long taken, int percent, long limit) => (Int128)taken * 100 > (Int128)limit * percent;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
