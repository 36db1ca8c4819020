using Microsoft.Extensions.Logging;
using Npgsql;
using Payments.Outcomes;
using Payments.Storage.Errors;

namespace Payments.Jobs;

/// <summary>
/// Plans and does the runs of one job. Nothing is kept in memory: every step reads the job's runs, does one thing and writes
/// it, so that whichever process comes next goes on.
/// </summary>
public sealed class JobRunner(IJob job, JobRuns runs, JobMetrics metrics, TimeProvider clock, ILogger log)
{
    public async Task<Outcome<JobRunView>> Trigger(string by)
    {
        if (await runs.Running(job.Name) is not null) return JobRefusals.Running;
        var now = clock.GetUtcNow();
        var period = job.Schedule.PeriodOf(now);
        var start = JobRules.StartByHand(job.Name, period, by, now);
        try
        {
            var done = await runs.Completed(job.Name, period);
            var run = await runs.Add(done is null ? start : JobRules.Skip(start, period, done.Id, now));
            metrics.Became(run.State);
            return JobRules.View(run.Id, run.State);
        }
        catch (UniqueViolationException)
        {
            // Somebody else has started it since it was looked at.
            return JobRefusals.Running;
        }
    }

    /// <summary>False when there is nothing to do for now. A storage exception means that the next step goes on after what was written last.</summary>
    public async Task<bool> Step(CancellationToken cancellation)
    {
        if (await runs.Running(job.Name) is { } run)
        {
            while (run.State.Status == JobRunStatus.Running) run = await Advance(run, cancellation);
            return true;
        }

        var now = clock.GetUtcNow();
        var planned = await Planned(now);
        if (planned.State.Due > now) return false;
        var period = job.Schedule.PeriodOf(now);
        var done = await runs.Completed(job.Name, period);
        var next = done is null ? JobRules.Start(planned.State, period, now) : JobRules.Skip(planned.State, period, done.Id, now);
        metrics.Became((await runs.Save(planned, next)).State);
        return true;
    }

    private async Task<StoredRun> Planned(DateTimeOffset now)
    {
        var due = JobRules.NextDue(job.Schedule, (await runs.Ended(job.Name))?.State, now);
        var plan = JobRules.Plan(job.Name, job.Schedule, due);
        if (await runs.Planned(job.Name) is not { } planned) return await runs.Add(plan);
        return planned.State.Due > due ? await runs.Save(planned, plan) : planned;
    }

    private async Task<StoredRun> Advance(StoredRun run, CancellationToken cancellation)
    {
        JobRunState next;
        try
        {
            var batch = await job.Work(run.State.Period, run.State.Cursor, cancellation);
            next = JobRules.After(run.State, batch, clock.GetUtcNow());
        }
        catch (Exception e) when (e is not (StorageUnavailableException or OutcomeUnknownException or NpgsqlException or OperationCanceledException))
        {
            log.LogError(e, "Job {Job} broke off", job.Name);
            // What an exception says may hold anything, and this is shown.
            next = JobRules.Fail(run.State, $"The job broke off: {e.GetType().Name}; the log says more.", clock.GetUtcNow());
        }

        var saved = await runs.Save(run, next);
        if (next.Status != JobRunStatus.Running) Tell(next);
        return saved;
    }

    private void Tell(JobRunState run)
    {
        metrics.Became(run);
        if (run.Status == JobRunStatus.Failed) log.LogError("Job {Job} failed for {Period}: {Error}", job.Name, run.Period, run.Error);
        else log.LogInformation("Job {Job} is done for {Period}: {Done} done, {AlreadyDone} were before", job.Name, run.Period, run.Counts.Done, run.Counts.AlreadyDone);
    }
}
