using System.Collections.Immutable;

namespace Payments.Routing;

/// <summary>What ended in one stretch of time. Number counts the stretches since 1970.</summary>
public sealed record HealthSlot(long Number, int Succeeded, int Declined, int Failed, long Milliseconds);

/// <summary>A window that slides by stretches: one more of them than it covers is never kept. Pure.</summary>
public static class HealthSlots
{
    public const int Kept = 12;

    /// <summary>The slots with the report counted at its time, and without those that are too old.</summary>
    public static ImmutableArray<HealthSlot> Add(ImmutableArray<HealthSlot> slots, HealthReport report, long number)
    {
        var others = slots.Where(slot => slot.Number != number && slot.Number > number - Kept);
        var same = slots.FirstOrDefault(slot => slot.Number == number) ?? new HealthSlot(number, 0, 0, 0, 0);
        return
        [
            .. others,
            new HealthSlot(
                number,
                checked(same.Succeeded + report.Succeeded),
                checked(same.Declined + report.Declined),
                checked(same.Failed + report.Failed),
                checked(same.Milliseconds + report.Milliseconds)),
        ];
    }

    /// <summary>All slots that the window still covers at this one.</summary>
    public static HealthWindow Sum(ImmutableArray<HealthSlot> slots, long number)
    {
        var own = slots.Where(slot => slot.Number > number - Kept && slot.Number <= number).ToList();
        var (succeeded, declined, failed) = (own.Sum(slot => (long)slot.Succeeded), own.Sum(slot => (long)slot.Declined), own.Sum(slot => (long)slot.Failed));
        var answered = succeeded + declined + failed;
        return new HealthWindow(
            answered, succeeded, declined, failed,
            answered == 0 ? 0 : own.Sum(slot => slot.Milliseconds) / answered,
            answered == 0 ? null : succeeded * Measures.Million / answered);
    }
}
