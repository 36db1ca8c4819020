using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Storage.Errors;

namespace Payments.Jobs;

/// <summary>A timer gives seconds' precision while the process lives; the reminder brings the job back wherever it ended.</summary>
[Reentrant]
public sealed class JobGrain(IEnumerable<IJob> jobs, JobRuns runs, JobMetrics metrics, TimeProvider clock, ILogger<JobGrain> log) : Grain, IJobGrain, IRemindable
{
    private const string Reminder = "job";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private JobRunner? _runner;
    private IGrainTimer? _timer;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (jobs.FirstOrDefault(one => one.Name == this.GetPrimaryKeyString()) is not { } job) return Task.CompletedTask;
        var runner = _runner = new JobRunner(job, runs, metrics, clock, log);
        _timer = this.RegisterGrainTimer(
            cancellation => Tick(runner, cancellation), new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Period, KeepAlive = true, Interleave = true });
        return Task.CompletedTask;
    }

    public async Task EnsureRunning() => await this.RegisterOrUpdateReminder(Reminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

    /// <summary>Being woken is all: the timer does the rest.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    public async Task<Outcome<JobRunView>> Trigger(string by)
    {
        if (_runner is not { } runner) return JobRefusals.NotFound;
        var run = await runner.Trigger(by);
        if (run.Accepted) _timer?.Change(TimeSpan.Zero, Period);
        return run;
    }

    private async Task Tick(JobRunner runner, CancellationToken cancellation)
    {
        try
        {
            while (!cancellation.IsCancellationRequested && await runner.Step(cancellation))
            {
                // There may be more to do at once.
            }
        }
        catch (Exception e) when (e is StorageConflictException or UniqueViolationException)
        {
            log.LogInformation("Job {Job} is at work elsewhere", this.GetPrimaryKeyString());
        }
        catch (Exception e) when (e is StorageException or NpgsqlException or OperationCanceledException)
        {
            log.LogWarning("Job {Job} waits: {Reason}", this.GetPrimaryKeyString(), e.Message);
        }
    }
}
