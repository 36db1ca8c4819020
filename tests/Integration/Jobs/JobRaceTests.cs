using Payments.Jobs;
using Payments.Storage.Errors;

namespace Payments.Tests.Integration.Jobs;

/// <summary>Several processes with the same job, and processes that end in the middle of it.</summary>
public sealed class JobRaceTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 11, 21, 7, 0, 0, TimeSpan.Zero));
    private readonly Letters _job = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    [Fact]
    public async Task Trigger_ManyProcessesAtOnce_OneStarts()
    {
        await using var one = Process();
        await using var other = Process();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => (i % 2 == 0 ? one : other).Runner.Trigger($"adm_{i}")));

        Assert.Single(answers, answer => answer.Accepted);
        Assert.All(answers.Where(answer => !answer.Accepted), answer => Assert.Equal("JOB_RUNNING", answer.Refusal!.Code));
        Assert.Equal(1, await _database.ScalarAsync<long>("SELECT count(*) FROM job_runs"));
    }

    [Fact]
    public async Task Tick_ManyProcessesWhenItIsDue_OneRun()
    {
        await using var one = Process();
        await using var other = Process();
        await one.Tick();
        _clock.Advance(TimeSpan.FromDays(11));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => TickOrLose(i % 2 == 0 ? one : other)));
        await TickOrLose(one);

        Assert.Equal(["completed 2026-12", "pending 2027-01"], await _database.ColumnAsync("SELECT status || ' ' || period FROM job_runs ORDER BY at"));
        // Batches may be worked on twice, which is why items notice that they are done; what counts is counted once.
        Assert.Equal(new JobCounts(6, 0, 0), (await one.Runs.Ended("letters"))!.State.Counts);
    }

    [Fact]
    public async Task Process_ThatDiesInTheMiddle_NextGoesOnBehindTheLastBatch()
    {
        await using (var first = Process())
        {
            _job.At = letter => letter == 'e' ? throw new OperationCanceledException() : Task.FromResult(JobItem.Done);
            await first.Runner.Trigger("adm_1");
            await Assert.ThrowsAsync<OperationCanceledException>(first.Tick);
        }

        Assert.Equal("abcd", string.Concat(_job.Done.Select(done => done[^1])));
        _job.At = _ => Task.FromResult(JobItem.Done);
        await using var next = Process();
        Assert.Equal("d", (await next.Runs.Running("letters"))!.State.Cursor);
        await next.Tick();

        Assert.Equal("abcdef", string.Concat(_job.Done.Select(done => done[^1])));
        Assert.Equal(["completed 2026-11", "pending 2026-12"], await _database.ColumnAsync("SELECT status || ' ' || period FROM job_runs ORDER BY at"));
    }

    [Fact]
    public async Task Process_ThatWasThoughtDead_CannotWriteOverTheOther()
    {
        await using var slow = Process();
        await using var fast = Process();
        await slow.Runner.Trigger("adm_1");
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = 1;
        _job.At = async letter =>
        {
            if (letter != 'c' || Interlocked.Exchange(ref first, 0) == 0) return JobItem.Done;
            reached.SetResult();
            await goOn.Task;
            return JobItem.Failed("too late");
        };

        var slowly = slow.Tick();
        await reached.Task;
        await fast.Tick();
        goOn.SetResult();

        await Assert.ThrowsAsync<StorageConflictException>(() => slowly);
        Assert.Equal((JobRunStatus.Completed, new JobCounts(6, 0, 0)), await fast.Runs.Ended("letters") is { State: var run } ? (run.Status, run.Counts) : default);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private JobProcess Process() => new(_database, _job, _clock);

    private static async Task TickOrLose(JobProcess process)
    {
        try
        {
            await process.Tick();
        }
        catch (Exception e) when (e is StorageConflictException or UniqueViolationException)
        {
            // Another was first, as the grain's tick has it.
        }
    }
}
