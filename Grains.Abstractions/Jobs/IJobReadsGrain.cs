using System.Collections.Immutable;
using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Paging;

namespace Payments.Jobs;

/// <summary>Reads of jobs and of the history of their runs. Any key will do.</summary>
[Alias("job-reads")]
public interface IJobReadsGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("jobs")]
    Task<ImmutableArray<JobView>> Jobs();

    [ReadOnly, Alias("runs")]
    Task<ListPage<JobRunView>> Runs(JobRunList query);

    [ReadOnly, Alias("run")]
    Task<Outcome<JobRunView>> Run(string id);
}
