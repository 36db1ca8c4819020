using System.Collections.Immutable;
using System.Text.Json;
using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.Jobs;

/// <summary>Holds nothing, so many may read at once.</summary>
[StatelessWorker, Reentrant]
public sealed class JobReadsGrain(IEnumerable<IJob> jobs, JobRuns runs, SqlReads reads) : Grain, IJobReadsGrain
{
    private static readonly ListOrder Newest = new("at", "key");

    public async Task<ImmutableArray<JobView>> Jobs() => [.. await Task.WhenAll(jobs.Select(View))];

    public Task<ListPage<JobRunView>> Runs(JobRunList query) => reads.Page(
        new ListQuery("job_runs", Newest, "doc").Where("job", query.Job).Where("status", query.Status is { } status ? JobRules.Word(status) : null),
        query.Window,
        row => JobRules.View(row.GetString(2), JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(ListQuery.FirstColumn), JobJson.Default.JobRunState)!));

    public async Task<Outcome<JobRunView>> Run(string id) =>
        await runs.Find(id) is { } run ? JobRules.View(run.Id, run.State) : JobRefusals.RunNotFound;

    private async Task<JobView> View(IJob job)
    {
        var (planned, last) = (await runs.Planned(job.Name), await runs.Last(job.Name));
        return new JobView(job.Name, job.Schedule.Words, planned?.State.Due, last is null ? null : JobRules.View(last.Id, last.State));
    }
}
