using System.Collections.Immutable;
using System.Globalization;
using Payments.Merchants;
using Payments.Outcomes;
using Payments.Tiers;

namespace Payments.Api.Merchants;

/// <summary>A merchant's usage as a query gives it: one number, and lists of numbers with commas between.</summary>
internal static class TierUsageQuery
{
    public const string Month = "month_volume";
    public const string Days = "day_volumes";
    public const string Months = "month_volumes";
    private const int MaxDays = 7;
    private const int MaxMonths = 3;

    /// <summary>No usage at all is no mistake: then there is no recommendation.</summary>
    public static Refusal? Read(string? month, string? days, string? months, out TierUsage? usage)
    {
        usage = null;
        if (month is null && days is null && months is null) return null;
        if (!TryRead(month, 1, out var thisMonth)) return Invalid(Month, "one number");
        if (!TryRead(days, MaxDays, out var lastDays)) return Invalid(Days, $"up to {MaxDays} numbers with commas between");
        if (!TryRead(months, MaxMonths, out var lastMonths)) return Invalid(Months, $"up to {MaxMonths} numbers with commas between");
        usage = new TierUsage(thisMonth.FirstOrDefault(), lastDays, lastMonths);
        return null;
    }

    private static bool TryRead(string? text, int most, out ImmutableArray<long> numbers)
    {
        numbers = [];
        if (text is null) return true;
        var parts = text.Split(',');
        if (parts.Length > most) return false;
        var read = ImmutableArray.CreateBuilder<long>(parts.Length);
        foreach (var part in parts)
        {
            if (!long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
            read.Add(number);
        }

        numbers = read.MoveToImmutable();
        return true;
    }

    private static Refusal Invalid(string field, string form) =>
        MerchantRefusals.Invalid(field, $"{field} must be {form}, in minor units of the settlement currency.");
}
