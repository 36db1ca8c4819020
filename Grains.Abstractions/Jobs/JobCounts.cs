namespace Payments.Jobs;

/// <summary>What a run has got through.</summary>
/// <param name="Done">Done by this run.</param>
/// <param name="AlreadyDone">Found done: by an earlier run of the period, or by this one just before its process died.</param>
/// <param name="Failed">Could not be done.</param>
[GenerateSerializer, Immutable, Alias("job-counts")]
public sealed record JobCounts([property: Id(0)] long Done, [property: Id(1)] long AlreadyDone, [property: Id(2)] long Failed)
{
    public static JobCounts None { get; } = new(0, 0, 0);

    public JobCounts Plus(JobCounts more) => new(Done + more.Done, AlreadyDone + more.AlreadyDone, Failed + more.Failed);
}
