using System.Globalization;

namespace Payments.Jobs;

/// <summary>Once a week at an hour of UTC; the period is the ISO week, as yyyy-Www, which ends with Sunday.</summary>
public sealed record WeeklySchedule(DayOfWeek Day, int Hour) : IJobSchedule
{
    public string Words => string.Create(CultureInfo.InvariantCulture, $"weekly, on {Day} at {Hour:00}:00 UTC");

    public string PeriodOf(DateTimeOffset now)
    {
        var utc = now.UtcDateTime;
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(utc):0000}-W{ISOWeek.GetWeekOfYear(utc):00}");
    }

    public DateTimeOffset NextAfter(DateTimeOffset now)
    {
        var utc = now.UtcDateTime;
        var due = new DateTimeOffset(utc.Date.AddDays((Day - utc.DayOfWeek + 7) % 7).AddHours(Hour), TimeSpan.Zero);
        return due > now ? due : due.AddDays(7);
    }
}
