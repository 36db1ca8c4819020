using System.Net;
using System.Text.Json;

namespace Payments.Tests.EndToEnd.Jobs;

public sealed class TierReviewTests
{
    [Fact]
    public async Task Review_OfRealVolumes_RecommendsOnceAMonthAndChangesNothing()
    {
        await using var platform = await ReviewPlatform.Start();
        var (busy, busys) = await platform.Starter(taken: 900);
        var (quiet, quiets) = await platform.Starter(taken: 800);

        using var triggered = await platform.Trigger();
        Assert.Equal(HttpStatusCode.Accepted, triggered.StatusCode);
        var id = (await triggered.Json()).String("id");
        var run = await platform.Ends(id);

        Assert.Equal(("completed", "tier-review", "manual"), (run.String("status"), run.String("job"), run.String("trigger")));
        Assert.Equal(await platform.Database.ScalarAsync<long>("SELECT count(*) FROM merchants"), run.GetProperty("counts").GetProperty("done").GetInt64());
        Assert.True(run.GetProperty("duration_ms").GetInt64() >= 0);

        var review = Assert.Single(await Reviews(busys, busy));
        Assert.Equal(("starter", "upgrade", "business"), (review.String("tier"), review.GetProperty("recommendation").String("direction"), review.GetProperty("recommendation").String("tier")));
        Assert.Contains("900", review.GetProperty("recommendation").String("reason"), StringComparison.Ordinal);
        Assert.Equal((900, 1_000), (review.GetProperty("figures").GetProperty("usage").GetProperty("month").GetInt64(), review.GetProperty("figures").GetProperty("limits").GetProperty("per_month").GetInt64()));
        Assert.Equal("starter", (await (await busys.GetAsync($"/v1/merchants/{busy}")).Json()).String("tier"));
        var told = Assert.Single((await (await busys.GetAsync("/v1/events?type=merchant.tier_review")).Json()).GetProperty("items").EnumerateArray());
        Assert.Equal((review.String("id"), review.String("id")), (told.String("object_id"), told.GetProperty("data").String("id")));

        // Exactly 80 % of the month is not above it.
        Assert.False(Assert.Single(await Reviews(quiets, quiet)).TryGetProperty("recommendation", out _));
        Assert.Empty((await (await quiets.GetAsync("/v1/events?type=merchant.tier_review")).Json()).GetProperty("items").EnumerateArray());

        using var again = await platform.Trigger();
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var skipped = await again.Json();
        Assert.Equal("skipped", skipped.String("status"));
        Assert.Contains(id, skipped.String("error"), StringComparison.Ordinal);
        Assert.Single(await Reviews(busys, busy));
        var jobs = (await (await platform.Administrator.GetAsync("/v1/jobs")).Json()).GetProperty("data").EnumerateArray();
        var job = jobs.Single(one => one.String("name") == "tier-review");
        Assert.Equal(skipped.String("id"), job.GetProperty("last_run").String("id"));
        Assert.True(job.GetProperty("next_due").GetDateTimeOffset() > TimeProvider.System.GetUtcNow());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task KillOrStop_InTheMiddle_GoesOnAndReviewsNobodyTwice(bool kill)
    {
        await using var platform = await ReviewPlatform.Start();
        await platform.Copies((await platform.Starter()).Id, 2_000);
        var merchants = await platform.Database.ScalarAsync<long>("SELECT count(*) FROM merchants");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => platform.Trigger()));
        var started = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Accepted);
        foreach (var other in answers.Where(answer => answer != started)) await other.IsProblem(HttpStatusCode.Conflict, "JOB_RUNNING");
        var run = (await started.Json()).String("id");
        await Eventually.HoldsAsync(async () => await platform.Database.ScalarAsync<long>("SELECT count(*) FROM tier_reviews") > 150, "some are reviewed");
        if (kill) await platform.Platform.Kill();
        else await platform.Platform.Stop();

        var before = await platform.Database.ColumnAsync("SELECT key || reviewed_at || version FROM tier_reviews ORDER BY key");
        Assert.True(before.Count < merchants, "the process was killed too late");
        Assert.Equal("running", await platform.Database.ScalarAsync<string>($"SELECT status FROM job_runs WHERE key = '{run}'"));
        await platform.Restart();
        var ended = await platform.Ends(run);

        Assert.Equal("completed", ended.String("status"));
        var counts = ended.GetProperty("counts");
        Assert.Equal(merchants, counts.GetProperty("done").GetInt64() + counts.GetProperty("already_done").GetInt64());
        // No more than one batch was looked at again.
        Assert.InRange(counts.GetProperty("already_done").GetInt64(), 0, 100);
        Assert.Equal(merchants, await platform.Database.ScalarAsync<long>("SELECT count(DISTINCT merchant_id) FROM tier_reviews"));
        var after = await platform.Database.ColumnAsync("SELECT key || reviewed_at || version FROM tier_reviews ORDER BY key");
        Assert.Equal(merchants, after.Count);
        Assert.Empty(before.Except(after));
    }

    [Fact]
    public async Task Merchant_ThatCannotBeReviewed_FailsTheRunAndStopsNobodyElse()
    {
        await using var platform = await ReviewPlatform.Start();
        var (busy, busys) = await platform.Starter(taken: 900);
        await platform.Copies(busy, 1);
        const string broken = "mer_00000000000000000000000001";
        await platform.Database.ExecuteAsync($"UPDATE merchants SET doc = replace(doc, '\"EUR\"', '\"QQQ\"') WHERE key = '{broken}'");

        var run = await platform.Ends((await (await platform.Trigger()).Json()).String("id"));

        Assert.Equal(("failed", 1), (run.String("status"), run.GetProperty("counts").GetProperty("failed").GetInt32()));
        Assert.StartsWith($"1 could not be done: {broken} (", run.String("error"), StringComparison.Ordinal);
        Assert.Single(await Reviews(busys, busy));
        await Eventually.HoldsAsync(() => platform.Platform.Output.Contains("Job tier-review failed for", StringComparison.Ordinal), "the failure is logged");
        using var anyone = platform.Platform.Client();
        Assert.Contains("payments_jobs_failed_total{job=\"tier-review\"} 1", await anyone.GetStringAsync("/metrics"), StringComparison.Ordinal);

        // Put right, only what was missing is done.
        await platform.Platform.Kill();
        await platform.Database.ExecuteAsync($"UPDATE merchants SET doc = replace(doc, '\"QQQ\"', '\"EUR\"') WHERE key = '{broken}'");
        await platform.Restart();
        var second = await platform.Ends((await (await platform.Trigger()).Json()).String("id"));
        Assert.Equal(("completed", 1, run.GetProperty("counts").GetProperty("done").GetInt32()), (second.String("status"), second.GetProperty("counts").GetProperty("done").GetInt32(), second.GetProperty("counts").GetProperty("already_done").GetInt32()));
    }

    private static async Task<List<JsonElement>> Reviews(HttpClient client, string merchant) =>
        [.. (await (await client.GetAsync($"/v1/merchants/{merchant}/tier-reviews")).Json()).GetProperty("items").EnumerateArray()];
}
