namespace Payments.Jobs;

/// <summary>A job, when it runs, and how it went last.</summary>
/// <param name="Schedule">When it runs, in words.</param>
/// <param name="NextDue">When it runs next by itself; missing for the moment until that is planned.</param>
/// <param name="LastRun">The latest that has begun or was skipped; missing when there was none.</param>
[GenerateSerializer, Immutable, Alias("job-view")]
public sealed record JobView(
    [property: Id(0)] string Name,
    [property: Id(1)] string Schedule,
    [property: Id(2)] DateTimeOffset? NextDue,
    [property: Id(3)] JobRunView? LastRun);
