using System.Net;

namespace Payments.Tests.EndToEnd.Jobs;

public sealed class JobApiTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private readonly HttpClient _administrator = fixture.Administrator;

    [Theory]
    [InlineData("archive", "^[0-9]{4}-W[0-9]{2}$")]
    [InlineData("webhook-archive", "^[0-9]{4}-W[0-9]{2}$")]
    [InlineData("webhook-clean-up", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    public async Task Archive_Triggered_RunsForItsPeriod(string job, string period)
    {
        var run = await (await _administrator.PostAsync($"/v1/jobs/{job}/runs", null)).Json();

        await Eventually.HoldsAsync(
            async () => (run = await (await _administrator.GetAsync($"/v1/job-runs/{run.String("id")}")).Json()).String("status") == "completed", "the archive has run");
        Assert.Matches(period, run.String("period"));
    }

    [Fact]
    public async Task Jobs_UnknownOnes_NotFound()
    {
        await (await _administrator.PostAsync("/v1/jobs/none/runs", null)).IsProblem(HttpStatusCode.NotFound, "JOB_NOT_FOUND");
        await (await _administrator.GetAsync("/v1/jobs/TIER-REVIEW/runs")).IsProblem(HttpStatusCode.NotFound, "JOB_NOT_FOUND");
        foreach (var id in new[] { "run_00000000000000000000000000", "run_x", "null" })
            await (await _administrator.GetAsync($"/v1/job-runs/{id}")).IsProblem(HttpStatusCode.NotFound, "JOB_RUN_NOT_FOUND");
    }

    [Theory]
    [InlineData("status=done", "QUERY_PARAMETER_INVALID", "status")]
    [InlineData("limit=101", "QUERY_PARAMETER_INVALID", "limit")]
    [InlineData("colour=red", "QUERY_PARAMETER_UNKNOWN", "colour")]
    [InlineData("cursor=x", "CURSOR_INVALID", "cursor")]
    [InlineData("from=yesterday", "QUERY_PARAMETER_INVALID", "from")]
    public async Task Runs_BadQuery_Refused(string query, string code, string field)
    {
        var problem = await (await _administrator.GetAsync($"/v1/jobs/tier-review/runs?{query}")).IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Equal(field, problem.String("field"));
    }

    [Fact]
    public async Task Runs_ManyTriggers_PagesFromTheNewestAndByStatus()
    {
        using var first = await _administrator.PostAsync("/v1/jobs/tier-review/runs", null);
        var run = (await first.Json()).String("id");
        await Eventually.HoldsAsync(async () => (await (await _administrator.GetAsync($"/v1/job-runs/{run}")).Json()).String("status") == "completed", "the run ends");
        for (var i = 0; i < 3; i++) await _administrator.PostAsync("/v1/jobs/tier-review/runs", null);

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await (await _administrator.GetAsync($"/v1/jobs/tier-review/runs?limit=2{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}")).Json();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(one => one.String("status")));
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Equal(["pending", "skipped", "skipped", "skipped", "completed"], seen);
        var completed = (await (await _administrator.GetAsync("/v1/jobs/tier-review/runs?status=completed")).Json()).GetProperty("items");
        Assert.Equal(run, Assert.Single(completed.EnumerateArray()).String("id"));
    }

    [Fact]
    public async Task JobRoutes_MerchantsKeyOrViewer_Refused()
    {
        var (id, own) = await fixture.Merchant();
        foreach (var path in new[] { "/v1/jobs", "/v1/jobs/tier-review/runs", "/v1/job-runs/run_00000000000000000000000000" })
            await (await own.GetAsync(path)).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
        await (await own.PostAsync("/v1/jobs/tier-review/runs", null)).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");

        var viewer = await (await _administrator.PostJson("/v1/administrators", """{"name":"V","role":"viewer"}""", Guid.NewGuid().ToString())).Json();
        using var viewing = fixture.Platform.Client(viewer.String("api_key"));
        Assert.Equal(HttpStatusCode.OK, (await viewing.GetAsync("/v1/jobs")).StatusCode);
        await (await viewing.PostAsync("/v1/jobs/tier-review/runs", null)).IsProblem(HttpStatusCode.Forbidden, "ROLE_MISSING");
    }

    [Fact]
    public async Task TierReviews_OtherTenantsOrMissing_AnswerAlike()
    {
        var (id, own) = await fixture.Merchant();
        var (_, stranger) = await fixture.Merchant();

        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync($"/v1/merchants/{id}/tier-reviews")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _administrator.GetAsync($"/v1/merchants/{id}/tier-reviews")).StatusCode);
        foreach (var path in new[] { $"/v1/merchants/{id}/tier-reviews", "/v1/merchants/mer_00000000000000000000000000/tier-reviews", "/v1/merchants/x/tier-reviews" })
            await (await stranger.GetAsync(path)).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
        await (await _administrator.GetAsync("/v1/merchants/mer_00000000000000000000000000/tier-reviews")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
        await (await own.GetAsync($"/v1/merchants/{id}/tier-reviews?limit=0")).IsProblem(HttpStatusCode.BadRequest, "QUERY_PARAMETER_INVALID");
    }
}
