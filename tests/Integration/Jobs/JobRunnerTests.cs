using Payments.Jobs;

namespace Payments.Tests.Integration.Jobs;

/// <summary>When a job runs, what its history tells, and what becomes of what failed; the test owns the clock.</summary>
public sealed class JobRunnerTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 11, 21, 7, 0, 0, TimeSpan.Zero));
    private readonly Letters _job = new();
    private TestDatabase _database = null!;
    private JobProcess _process = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _process = new JobProcess(_database, _job, _clock);
    }

    [Fact]
    public async Task Tick_MonthAfterMonth_RunsOncePerMonthWhenItIsDue()
    {
        await _process.Tick();
        Assert.Equal(["2026-12 pending "], await History());

        _clock.Advance(TimeSpan.FromDays(10) + TimeSpan.FromHours(4));
        await _process.Tick();
        Assert.Empty(_job.Done);

        _clock.Advance(TimeSpan.FromHours(1));
        await _process.Tick();
        await _process.Tick();
        Assert.Equal("abcdef".Select(letter => $"2026-12 {letter}"), _job.Done);
        Assert.Equal(["2026-12 completed ", "2027-01 pending "], await History());
    }

    [Fact]
    public async Task Tick_AfterMonthsWithoutAProcess_OneRunForThePresent()
    {
        await _process.Tick();
        _clock.Advance(TimeSpan.FromDays(110));
        await _process.Tick();
        Assert.Equal(["2027-03 completed ", "2027-04 pending "], await History());
    }

    [Fact]
    public async Task Trigger_TwiceInAMonth_TheSecondIsSkippedAndSaysWhy()
    {
        var first = (await _process.Runner.Trigger("adm_1")).Value!;
        Assert.Equal("JOB_RUNNING", (await _process.Runner.Trigger("adm_2")).Refusal?.Code);
        await _process.Tick();
        var second = (await _process.Runner.Trigger("adm_2")).Value!;

        Assert.Equal((JobRunStatus.Running, JobTrigger.Manual, "adm_1", "2026-11"), (first.Status, first.Trigger, first.TriggeredBy, first.Period));
        Assert.Equal((JobRunStatus.Skipped, $"2026-11 was done already by {first.Id}.", "adm_2"), (second.Status, second.Error, second.TriggeredBy));
        Assert.Equal(6, _job.Done.Count);
        // The next month is another period.
        _clock.Advance(TimeSpan.FromDays(15));
        await _process.Tick();
        Assert.Equal(12, _job.Done.Count);
    }

    [Fact]
    public async Task Item_ThatFails_DoesNotStopTheRunAndIsTriedAgainADayLater()
    {
        _job.At = letter => Task.FromResult(letter == 'c' ? JobItem.Failed("c (X)") : JobItem.Done);
        await _process.Runner.Trigger("adm_1");
        await _process.Tick();
        Assert.Equal(5, _job.Done.Count);
        Assert.Equal(["2026-11 failed 1 could not be done: c (X).", "2026-11 pending "], await History());

        _job.At = letter => Task.FromResult(letter == 'c' ? JobItem.Done : JobItem.AlreadyDone);
        _clock.Advance(TimeSpan.FromHours(23));
        await _process.Tick();
        Assert.Equal(5, _job.Done.Count);
        _clock.Advance(TimeSpan.FromHours(1));
        await _process.Tick();
        Assert.Equal(new JobCounts(1, 5, 0), (await _process.Runs.Ended("letters"))!.State.Counts);
        Assert.Equal(["2026-11 failed 1 could not be done: c (X).", "2026-11 completed ", "2026-12 pending "], await History());
    }

    [Fact]
    public async Task FailedRun_MadeUpForByHand_PlannedRepetitionIsSkipped()
    {
        _job.At = _ => Task.FromResult(JobItem.Failed("x"));
        await _process.Runner.Trigger("adm_1");
        await _process.Tick();
        _job.At = _ => Task.FromResult(JobItem.Done);
        _clock.Advance(TimeSpan.FromHours(1));
        var again = (await _process.Runner.Trigger("adm_1")).Value!;
        await _process.Tick();
        _clock.Advance(TimeSpan.FromDays(1));
        await _process.Tick();

        Assert.Equal(JobRunStatus.Completed, (await _process.Runs.Find(again.Id))!.State.Status);
        Assert.Equal(["2026-11 completed ", $"2026-11 skipped 2026-11 was done already by {again.Id}.", "2026-12 pending "], (await History()).Skip(1));
    }

    [Fact]
    public async Task Job_ThatBreaksOff_FailedWithoutWhatTheExceptionSays()
    {
        _job.At = letter => letter == 'd' ? throw new InvalidOperationException("password=secret") : Task.FromResult(JobItem.Done);
        await _process.Runner.Trigger("adm_1");
        await _process.Tick();

        var run = (await _process.Runs.Ended("letters"))!.State;
        Assert.Equal((JobRunStatus.Failed, "The job broke off: InvalidOperationException; the log says more.", "b"), (run.Status, run.Error, run.Cursor));
    }

    public async Task DisposeAsync()
    {
        await _process.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Period, status and error of every run, the oldest first.</summary>
    private Task<List<string>> History() =>
        _database.ColumnAsync("SELECT period || ' ' || status || ' ' || coalesce(doc::jsonb ->> 'error', '') FROM job_runs ORDER BY at");
}
