using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Payments.Jobs;
using Payments.Rows;
using Payments.Storage;

namespace Payments.Tests.Integration.Jobs;

/// <summary>A process as jobs see one: its own storage on a shared database, on the test's clock.</summary>
internal sealed class JobProcess : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public JobProcess(TestDatabase database, IJob job, TimeProvider clock)
    {
        _services = new ServiceCollection().AddLogging().AddPaymentsStorage(database.ConnectionString, [.. RowMappings.All()]).AddSingleton<JobRuns>().BuildServiceProvider();
        Runs = _services.GetRequiredService<JobRuns>();
        Runner = new JobRunner(job, Runs, new JobMetrics(_services.GetRequiredService<IMeterFactory>()), clock, NullLogger.Instance);
    }

    public JobRuns Runs { get; }

    public JobRunner Runner { get; }

    /// <summary>What the timer of the job's grain does at a tick.</summary>
    public async Task Tick()
    {
        while (await Runner.Step(CancellationToken.None))
        {
            // There may be more to do at once.
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
