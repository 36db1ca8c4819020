using Payments.Outcomes;

namespace Payments.Jobs;

/// <summary>One job, once in the cluster: it starts when it is due, or by hand, and goes on where a process has died. Its key is the job's name.</summary>
[Alias("job")]
public interface IJobGrain : IGrainWithStringKey
{
    /// <summary>Sees to it that a reminder brings the job back, whatever process ends.</summary>
    [Alias("ensure-running")]
    Task EnsureRunning();

    /// <summary>
    /// Starts the run of the present period and returns it as it begins. Where that period has been done already, nothing is
    /// run, and a run that says so is recorded as skipped.
    /// </summary>
    [Alias("trigger")]
    Task<Outcome<JobRunView>> Trigger(string by);
}
