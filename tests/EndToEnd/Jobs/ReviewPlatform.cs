using System.Net;
using System.Text.Json;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Jobs;

/// <summary>A platform of one test's own, because a month is reviewed once.</summary>
internal sealed class ReviewPlatform : IAsyncDisposable
{
    private readonly PaymentFixture _fixture = new();

    public TestDatabase Database => _fixture.Database;

    public PlatformProcess Platform { get; private set; } = null!;

    public HttpClient Administrator { get; private set; } = null!;

    public static async Task<ReviewPlatform> Start()
    {
        var started = new ReviewPlatform();
        await started._fixture.InitializeAsync();
        (started.Platform, started.Administrator) = (started._fixture.Platform, started._fixture.Platform.Client(started._fixture.Platform.AdministratorKey));
        return started;
    }

    public async Task Restart()
    {
        Platform = await _fixture.StartPlatform();
        Administrator = Platform.Client(Platform.AdministratorKey);
    }

    /// <summary>A starter that may take 1,000 minor units, and has taken this much.</summary>
    public async Task<(string Id, HttpClient Client)> Starter(long taken = 0)
    {
        var body = await (await Administrator.PostJson("/v1/merchants", """{"name":"Shop","country":"DE","settlement_currency":"EUR"}""", Guid.NewGuid().ToString())).Json();
        var (id, client) = (body.GetProperty("merchant").String("id"), Platform.Client(body.String("api_key")));
        (await Administrator.PutJson($"/v1/merchants/{id}/overrides", """{"per_payment":1000,"per_day":1000,"per_month":1000,"reason":"test"}""")).EnsureSuccessStatusCode();
        if (taken == 0) return (id, client);
        using var paid = await client.PostJson("/v1/payments", $$"""{"amount":{{taken}},"currency":"EUR","payment_method":"tok_visa"}""", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, paid.StatusCode);
        return (id, client);
    }

    /// <summary>Rows as registrations write them, without their thousands of requests.</summary>
    public Task Copies(string merchant, int count) => Database.ExecuteAsync($"""
        INSERT INTO merchants (key, version, commit_id, doc, updated_at, name, status, created_at, tier)
        SELECT 'mer_' || lpad(n::text, 26, '0'), 1, n, doc, updated_at, name, status, created_at, tier FROM merchants, generate_series(1, {count}) AS n WHERE key = '{merchant}'
        """);

    public Task<HttpResponseMessage> Trigger() => Administrator.PostAsync("/v1/jobs/tier-review/runs", null);

    public async Task<JsonElement> Ends(string run)
    {
        JsonElement read = default;
        await Eventually.HoldsAsync(
            async () => (read = await (await Administrator.GetAsync($"/v1/job-runs/{run}")).Json()).String("status") != "running", $"{run} ends", TimeSpan.FromSeconds(60));
        return read;
    }

    public async ValueTask DisposeAsync()
    {
        Administrator.Dispose();
        if (Platform != _fixture.Platform) await Platform.DisposeAsync();
        await _fixture.DisposeAsync();
    }
}
