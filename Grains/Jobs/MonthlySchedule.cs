using System.Globalization;

namespace Payments.Jobs;

/// <summary>On the first of every month, at an hour of UTC; the period is the month, as yyyy-MM.</summary>
public sealed record MonthlySchedule(int Hour) : IJobSchedule
{
    public string Words => string.Create(CultureInfo.InvariantCulture, $"monthly, on the 1st at {Hour:00}:00 UTC");

    public string PeriodOf(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public DateTimeOffset NextAfter(DateTimeOffset now)
    {
        var utc = now.UtcDateTime;
        var due = new DateTimeOffset(utc.Year, utc.Month, 1, Hour, 0, 0, TimeSpan.Zero);
        return due > now ? due : due.AddMonths(1);
    }
}
