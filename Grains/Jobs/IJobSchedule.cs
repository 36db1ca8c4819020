namespace Payments.Jobs;

/// <summary>When a job runs, and which period a moment belongs to. Pure, and in UTC, so that every process says the same.</summary>
public interface IJobSchedule
{
    /// <summary>For people.</summary>
    string Words { get; }

    /// <summary>What a run that begins now is for.</summary>
    string PeriodOf(DateTimeOffset now);

    /// <summary>The first moment after this one at which the job is due.</summary>
    DateTimeOffset NextAfter(DateTimeOffset now);
}
