using System.Text.Json;
using Payments.Jobs;

namespace Payments.Tests.Unit.Jobs;

public sealed class JobRulesTests
{
    private static readonly MonthlySchedule Schedule = new(Hour: 12);
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset FirstOfDecember = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void NextDue_NeverRunOrWentWell_TheSchedules()
    {
        Assert.Equal(FirstOfDecember, JobRules.NextDue(Schedule, null, Now));
        Assert.Equal(FirstOfDecember, JobRules.NextDue(Schedule, Running() with { Status = JobRunStatus.Completed, CompletedAt = Now }, Now));
    }

    [Fact]
    public void NextDue_Failed_ADayLaterButNeverBehindTheSchedule()
    {
        var failed = JobRules.Fail(Running(), "x", Now);
        Assert.Equal(Now.AddDays(1), JobRules.NextDue(Schedule, failed, Now.AddHours(1)));
        Assert.Equal(FirstOfDecember, JobRules.NextDue(Schedule, failed with { CompletedAt = FirstOfDecember.AddHours(-1) }, FirstOfDecember.AddMinutes(-1)));
    }

    [Fact]
    public void Start_Late_IsForTheTimeInWhichItComes()
    {
        var planned = JobRules.Plan("tier-review", Schedule, FirstOfDecember);
        var run = JobRules.Start(planned, "2027-02", FirstOfDecember.AddMonths(2));

        Assert.Equal((JobRunStatus.Pending, "2026-12", FirstOfDecember), (planned.Status, planned.Period, planned.Due));
        Assert.Equal((JobRunStatus.Running, "2027-02", null, FirstOfDecember.AddMonths(2)), (run.Status, run.Period, run.Due, run.StartedAt));
    }

    [Fact]
    public void After_BatchThatIsNotTheLast_KeepsWhereToGoOn()
    {
        var run = JobRules.After(Running(), new JobBatch("mer_b", new JobCounts(2, 1, 0), []), Now);
        run = JobRules.After(run, new JobBatch("mer_d", new JobCounts(1, 0, 1), ["mer_c (X)"]), Now);

        Assert.Equal((JobRunStatus.Running, "mer_d", new JobCounts(3, 1, 1), null), (run.Status, run.Cursor, run.Counts, run.CompletedAt));
    }

    [Fact]
    public void After_LastBatch_CompletedOrFailedWithTheFirstFailures()
    {
        var well = JobRules.After(Running(), new JobBatch(null, new JobCounts(2, 0, 0), []), Now.AddSeconds(3));
        Assert.Equal((JobRunStatus.Completed, null, 3_000L), (well.Status, well.Error, JobRules.View("run_1", well).DurationMs));

        var badly = JobRules.After(Running(), new JobBatch("f", new JobCounts(0, 0, 6), ["a", "b", "c", "d", "e", "f"]), Now);
        badly = JobRules.After(badly, new JobBatch(null, new JobCounts(9, 0, 1), ["g"]), Now);
        Assert.Equal((JobRunStatus.Failed, "7 could not be done: a, b, c, d, e and 2 more."), (badly.Status, badly.Error));
        Assert.Equal(new JobCounts(9, 0, 7), badly.Counts);
    }

    [Fact]
    public void Skip_PeriodThatWasDone_SaysByWhichRun()
    {
        var view = JobRules.View("run_2", JobRules.Skip(Running(), "2026-11", "run_1", Now));
        Assert.Equal((JobRunStatus.Skipped, "2026-11 was done already by run_1.", null), (view.Status, view.Error, view.DurationMs));
    }

    [Fact]
    public void State_StoredFirst_ReadsStill()
    {
        var run = JsonSerializer.Deserialize(File.ReadAllText("Jobs/job-run.golden.json"), JobJson.Default.JobRunState)!;
        Assert.Equal(("tier-review", "2026-11", JobRunStatus.Failed, JobTrigger.Manual), (run.Job, run.Period, run.Status, run.Trigger));
        Assert.Equal(("mer_c", new JobCounts(2, 1, 1), "1 could not be done: mer_c (X)."), (run.Cursor, run.Counts, run.Error));
        Assert.Equal(["mer_c (X)"], run.Failures.AsEnumerable());
        Assert.Equal(JobRunStatus.Pending, JsonSerializer.Deserialize("""{"job":"x","status":"pending"}""", JobJson.Default.JobRunState)!.Status);
    }

    private static JobRunState Running() => JobRules.StartByHand("tier-review", "2026-11", "adm_1", Now);
}
