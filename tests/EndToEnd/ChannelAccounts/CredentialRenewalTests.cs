namespace Payments.Tests.EndToEnd.ChannelAccounts;

/// <summary>The key of stored secrets is changed while payments go on through accounts whose credentials are sealed.</summary>
public sealed class CredentialRenewalTests : IAsyncLifetime
{
    private static readonly string Old = new('1', 64);
    private static readonly string New = new('2', 64);
    private readonly StoredAccountFixture _fixture = new();

    public Task InitializeAsync()
    {
        _fixture.Settings["PAYMENTS_SECRETS_KEY"] = Old;
        return _fixture.InitializeAsync();
    }

    [Fact]
    public async Task Key_ChangedInSteps_AccountsStayInUseAndTheOldKeyCanGo()
    {
        var (owner, key) = await _fixture.Merchant("stripe");
        var account = await _fixture.Create(owner, more: ",\"callback_credentials\":{\"secret\":\"whsec_0123456789abcdef\"}");
        var clearing = $"channel/stripe/{account.String("id")}/clearing";
        var before = await Stored();

        await Restart($"{New},{Old}");
        Assert.Equal(1, await Renew());
        Assert.Equal(2, (await Stored()).Except(before).Count());
        // What was written is the same account: no version more that anybody made.
        Assert.Equal(1, (await (await _fixture.Administrator.GetAsync($"/v1/channel-accounts/{account.String("id")}")).Json()).GetProperty("version").GetInt64());
        await Restart(New);

        using var client = _fixture.Platform.Client(key);
        Assert.Equal(clearing, await _fixture.Took(await StoredAccountFixture.Pay(client)));
        foreach (var secret in new[] { New, StoredAccountFixture.Secret, "whsec_0123" }) Assert.DoesNotContain(secret, _fixture.Platform.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Key_TakenAwayTooEarly_NothingIsSentAndPaymentsGoElsewhereUntilItIsBack()
    {
        var (owner, key) = await _fixture.Merchant("stripe", attempts: 2);
        var account = await _fixture.Create(owner);

        await Restart(New);
        using (var client = _fixture.Platform.Client(key)) Assert.Equal("channel/simulator/clearing", await _fixture.Took(await StoredAccountFixture.Pay(client, "tok_visa")));
        Assert.Contains($"The credentials of account {account.String("id")} cannot be read", _fixture.Platform.Output, StringComparison.Ordinal);

        await Restart($"{New},{Old}");
        using (var client = _fixture.Platform.Client(key)) Assert.Equal($"channel/stripe/{account.String("id")}/clearing", await _fixture.Took(await StoredAccountFixture.Pay(client)));
    }

    public Task DisposeAsync() => _fixture.DisposeAsync();

    private Task Restart(string keys)
    {
        _fixture.Settings["PAYMENTS_SECRETS_KEY"] = keys;
        return _fixture.Restart();
    }

    private Task<List<string>> Stored() =>
        _fixture.Database.ColumnAsync("SELECT value FROM channel_accounts, jsonb_each_text(doc::jsonb) WHERE jsonb_each_text.key IN ('credentials', 'callback_credentials')");

    private async Task<long> Renew()
    {
        using var triggered = await _fixture.Administrator.PostAsync(new Uri("/v1/jobs/secret-renewal/runs", UriKind.Relative), null);
        var run = await triggered.Json();
        var id = run.String("id");
        await Eventually.HoldsAsync(async () => (run = await (await _fixture.Administrator.GetAsync($"/v1/job-runs/{id}")).Json()).String("status") != "running", "the run ends");
        Assert.Equal("completed", run.String("status"));
        return run.GetProperty("counts").GetProperty("done").GetInt64();
    }
}
