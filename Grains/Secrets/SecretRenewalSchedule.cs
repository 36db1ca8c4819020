using Payments.Jobs;

namespace Payments.Secrets;

/// <summary>Every day, and once more when the key was changed: the period is the day and the key's id.</summary>
public sealed record SecretRenewalSchedule(string KeyId) : IJobSchedule
{
    private static readonly DailySchedule Daily = new(Hour: 5);

    public string Words => Daily.Words;

    public string PeriodOf(DateTimeOffset now) => $"{Daily.PeriodOf(now)}-{KeyId}";

    public DateTimeOffset NextAfter(DateTimeOffset now) => Daily.NextAfter(now);
}
