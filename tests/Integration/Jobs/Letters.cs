using System.Collections.Concurrent;
using System.Collections.Immutable;
using Payments.Jobs;

namespace Payments.Tests.Integration.Jobs;

/// <summary>A job whose items are the letters a to f, two in a batch; tests say what happens at which letter.</summary>
internal sealed class Letters : IJob
{
    private const string All = "abcdef";
    private const int BatchSize = 2;

    public string Name => "letters";

    public IJobSchedule Schedule { get; } = new MonthlySchedule(Hour: 12);

    /// <summary>Every letter that was done, with its period.</summary>
    public ConcurrentQueue<string> Done { get; } = new();

    public Func<char, Task<JobItem>> At { get; set; } = _ => Task.FromResult(JobItem.Done);

    public async Task<JobBatch> Work(string period, string? cursor, CancellationToken cancellation)
    {
        var first = cursor is null ? 0 : All.IndexOf(cursor[0], StringComparison.Ordinal) + 1;
        var letters = All.Skip(first).Take(BatchSize).ToImmutableArray();
        var batch = new JobBatch(first + BatchSize < All.Length ? letters[^1].ToString() : null, JobCounts.None, []);
        foreach (var letter in letters)
        {
            cancellation.ThrowIfCancellationRequested();
            var item = await At(letter);
            if (item.Failure is null) Done.Enqueue($"{period} {letter}");
            batch = batch.Plus(item);
        }

        return batch;
    }
}
