using System.Globalization;

namespace Payments.Jobs;

/// <summary>Every day at an hour of UTC; the period is the day, as yyyy-MM-dd.</summary>
public sealed record DailySchedule(int Hour) : IJobSchedule
{
    public string Words => string.Create(CultureInfo.InvariantCulture, $"daily, at {Hour:00}:00 UTC");

    public string PeriodOf(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public DateTimeOffset NextAfter(DateTimeOffset now)
    {
        var due = new DateTimeOffset(now.UtcDateTime.Date.AddHours(Hour), TimeSpan.Zero);
        return due > now ? due : due.AddDays(1);
    }
}
