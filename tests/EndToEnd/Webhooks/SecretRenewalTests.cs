using System.Net;

namespace Payments.Tests.EndToEnd.Webhooks;

/// <summary>The key of stored secrets is changed while endpoints go on with the secrets that their merchants know.</summary>
public sealed class SecretRenewalTests : IAsyncLifetime
{
    private static readonly string Old = new('1', 64);
    private static readonly string New = new('2', 64);

    private readonly Dictionary<string, string> _settings = [];
    private readonly WebhookFixture _fixture;

    public SecretRenewalTests() => _fixture = new WebhookFixture { Settings = _settings };

    public Task InitializeAsync() => _fixture.InitializeAsync();

    [Fact]
    public async Task Key_ChangedInSteps_SecretsStayAndTheOldKeyCanGo()
    {
        await using var inbox = new Inbox();
        await inbox.Open();
        var key = await Register();
        using var client = _fixture.Platform.Client(key);
        var (endpoint, secret) = await WebhookFixture.Endpoint(client, inbox.Url, "payment.succeeded");
        var first = await Stored(endpoint);
        using var rotation = await client.PostJson($"/v1/webhook-endpoints/{endpoint}/rotate-secret", """{"grace_seconds":600}""", "r1");
        var second = (await rotation.Json()).String("secret");

        // From the pepper's key to a named one, then to another, each with the ones before behind it.
        foreach (var keys in new[] { Old, $"{New},{Old}" })
        {
            await Restart(keys);
            Assert.Equal(("completed", 1), await Renew());
            Assert.Equal("skipped", await RenewAgain());
        }

        await Restart(New);
        var stored = await Stored(endpoint);
        Assert.NotEqual(first, stored);
        using var after = _fixture.Platform.Client(key);
        await WebhookFixture.Pay(after);
        var webhook = await inbox.Gets("payment.succeeded");
        Assert.True(webhook.IsGenuine(secret) && webhook.IsGenuine(second));
        Assert.DoesNotContain(New, _fixture.Platform.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Key_TakenAwayTooEarly_RunFailsAndNothingIsLost()
    {
        await Restart(Old);
        await using var inbox = new Inbox();
        await inbox.Open();
        var key = await Register();
        using (var client = _fixture.Platform.Client(key)) await WebhookFixture.Endpoint(client, inbox.Url, "payment.succeeded");

        await Restart(New);
        Assert.Equal(("failed", 0), await Renew());
        using (var client = _fixture.Platform.Client(key)) await WebhookFixture.Pay(client);
        await Eventually.HoldsAsync(() => _fixture.Platform.Output.Contains("gets nothing for now", StringComparison.Ordinal), "the log says so");
        Assert.Empty(inbox.Received);

        await Restart($"{New},{Old}");
        await inbox.Gets("payment.succeeded");
    }

    public Task DisposeAsync() => _fixture.DisposeAsync();

    private async Task Restart(string keys)
    {
        await _fixture.Platform.Kill();
        _settings["PAYMENTS_SECRETS_KEY"] = keys;
        await _fixture.StartPlatform();
    }

    private async Task<string> Register()
    {
        using var administrator = _fixture.Platform.Client(_fixture.Platform.AdministratorKey);
        using var answer = await administrator.PostJson("/v1/merchants", """{"name":"Shop","country":"DE","settlement_currency":"EUR"}""", Guid.NewGuid().ToString());
        return (await answer.Json()).String("api_key");
    }

    private Task<string> Stored(string endpoint) => _fixture.Database.ScalarAsync<string>($"SELECT doc::jsonb ->> 'secret' FROM webhook_endpoints WHERE key = '{endpoint}'");

    private async Task<(string Status, long Done)> Renew()
    {
        using var administrator = _fixture.Platform.Client(_fixture.Platform.AdministratorKey);
        using var triggered = await administrator.PostAsync("/v1/jobs/secret-renewal/runs", null);
        Assert.Equal(HttpStatusCode.Accepted, triggered.StatusCode);
        var run = await triggered.Json();
        var id = run.String("id");
        await Eventually.HoldsAsync(async () => (run = await (await administrator.GetAsync($"/v1/job-runs/{id}")).Json()).String("status") != "running", "the run ends");
        return (run.String("status"), run.GetProperty("counts").GetProperty("done").GetInt64());
    }

    /// <summary>With the same key the day is done.</summary>
    private async Task<string> RenewAgain()
    {
        using var administrator = _fixture.Platform.Client(_fixture.Platform.AdministratorKey);
        return (await (await administrator.PostAsync("/v1/jobs/secret-renewal/runs", null)).Json()).String("status");
    }
}
