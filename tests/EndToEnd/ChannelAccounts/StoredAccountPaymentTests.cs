using System.Net;
using System.Text.Json;
using Payments.Tests.EndToEnd.Channels;

namespace Payments.Tests.EndToEnd.ChannelAccounts;

/// <summary>From an account that an administrator makes to payments that go there, and to those that must not.</summary>
public sealed class StoredAccountPaymentTests(StoredAccountFixture fixture) : IClassFixture<StoredAccountFixture>
{
    private const string Wrong = "sk_test_wrong_and_never_to_be_seen";
    private const string Right = $$$"""{"credentials":{"secret_key":"{{{StoredAccountFixture.Secret}}}"}}""";

    [Fact]
    public async Task Create_ForOneMerchant_ItsPaymentsGoThereWithTheirCallbacksAndNobodyElsesDo()
    {
        var ((owner, key), (_, strangersKey)) = (await fixture.Merchant("stripe"), await fixture.Merchant("stripe"));
        using var client = fixture.Platform.Client(key);
        using var stranger = fixture.Platform.Client(strangersKey);
        var account = await fixture.Create(owner);
        var secret = await fixture.CallbackSecret(account.String("callback_path"));
        account = await fixture.Change(account, $$$"""{"callback_credentials":{"secret":"{{{secret}}}"}}""");
        var (id, clearing) = (account.String("id"), $"channel/stripe/{account.String("id")}/clearing");
        Assert.Equal($"/v1/callbacks/stripe/{id}", account.String("callback_path"));
        Assert.Equal(("set", "set"), (account.GetProperty("credentials").String("secret_key"), account.GetProperty("callback_credentials").String("secret")));

        var paid = await StoredAccountFixture.Pay(client);
        Assert.Equal(("succeeded", clearing), (paid.String("status"), await fixture.Took(paid)));
        var waits = await StoredAccountFixture.Pay(client, "pm_card_threeDSecure2Required");
        Assert.Equal("pending", waits.String("status"));
        await ProviderFixture.Act(waits);
        await Eventually.HoldsAsync(async () => (await (await client.GetAsync($"/v1/payments/{waits.String("id")}")).Json()).String("status") == "succeeded", "the payment succeeds");
        await Eventually.HoldsAsync(
            async () => await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM channel_callbacks WHERE business_id = '{waits.String("id")}' AND doc::jsonb ->> 'account' = '{id}'") > 0, "the callback was taken");
        using var refunded = await client.PostJson($"/v1/payments/{paid.String("id")}/refunds", """{"amount":200}""", Guid.NewGuid().ToString());
        Assert.Equal("succeeded", (await refunded.Json()).String("status"));
        using var held = await client.PostJson("/v1/pre-authorisations", """{"amount":1000,"currency":"EUR","payment_method":"pm_card_visa"}""", Guid.NewGuid().ToString());
        using var captured = await client.PostJson($"/v1/pre-authorisations/{(await held.Json()).String("id")}/capture", """{"amount":400,"final":true}""", Guid.NewGuid().ToString());
        Assert.Equal("succeeded", (await captured.Json()).String("status"));

        for (var i = 0; i < 3; i++) Assert.Equal("channel/simulator/clearing", await fixture.Took(await StoredAccountFixture.Pay(stranger, "tok_visa")));
        Assert.Equal(0, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM routing_decisions WHERE merchant_id <> '{owner}' AND doc LIKE '%{id}%'"));
        await IsShownToItsMerchantOnly(client, stranger, account);
        await NothingHolds(StoredAccountFixture.Secret, secret, "whsec_");
    }

    [Fact]
    public async Task Change_WrongCredentials_PaymentsGoOnElsewhereUntilTheyAreRight()
    {
        var (owner, key) = await fixture.Merchant("stripe", attempts: 2);
        var account = await fixture.Create(owner, Wrong);
        using var client = fixture.Platform.Client(key);

        var passed = await StoredAccountFixture.Pay(client, "tok_visa");

        Assert.Equal(("succeeded", "channel/simulator/clearing"), (passed.String("status"), await fixture.Took(passed)));
        Assert.Contains("credentials_refused", await client.GetStringAsync($"/v1/payments/{passed.String("id")}/timeline"), StringComparison.Ordinal);
        await Eventually.HoldsAsync(async () => await Health(account) == ("open", "credentials_refused"), "it is told that the account is left alone, and why");
        await fixture.Change(account, Right);
        Assert.Equal("closed", (await Health(account)).Circuit);
        await Eventually.HoldsAsync(
            async () => await fixture.Took(await StoredAccountFixture.Pay(client)) == $"channel/stripe/{account.String("id")}/clearing", "payments go there again", TimeSpan.FromSeconds(5));
        await NothingHolds(Wrong, StoredAccountFixture.Secret);
    }

    [Fact]
    public async Task Change_Credentials_UsedByAnotherProcessWithinFiveSeconds()
    {
        var (owner, key) = await fixture.Merchant();
        var account = await fixture.Create(owner, Wrong);
        // It has no account of its own, so that everything goes to that one.
        await using var other = await PlatformProcess.Start(fixture.Database.ConnectionString);
        using var client = other.Client(key);
        var refused = await StoredAccountFixture.Pay(client);
        Assert.Equal(("failed", "credentials_refused"), (refused.String("status"), refused.GetProperty("decline").String("channel_code")));

        Assert.Equal(2, (await fixture.Change(account, Right)).GetProperty("version").GetInt64());

        await Eventually.HoldsAsync(async () => (await StoredAccountFixture.Pay(client)).String("status") == "succeeded", "the other process has them", TimeSpan.FromSeconds(5));
        // What is made now is used there as soon.
        var (second, secondKey) = await fixture.Merchant();
        await fixture.Create(second);
        using var late = other.Client(secondKey);
        await Eventually.HoldsAsync(async () => (await StoredAccountFixture.Pay(late)).String("status") == "succeeded", "the other process has the new account", TimeSpan.FromSeconds(5));
        await fixture.Change(account, """{"status":"disabled"}""");
        await Eventually.HoldsAsync(async () => (await StoredAccountFixture.Pay(client)).String("status") == "failed", "the other process leaves it alone", TimeSpan.FromSeconds(5));
        foreach (var secret in new[] { Wrong, StoredAccountFixture.Secret }) Assert.DoesNotContain(secret, other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_Disabled_PaymentsGoElsewhereAndRefundsStillThere()
    {
        var (owner, key) = await fixture.Merchant("stripe");
        using var client = fixture.Platform.Client(key);
        var account = await fixture.Create(owner);
        var paid = await StoredAccountFixture.Pay(client);

        Assert.Equal("disabled", (await fixture.Change(account, """{"status":"disabled"}""")).String("status"));

        Assert.Equal("channel/simulator/clearing", await fixture.Took(await StoredAccountFixture.Pay(client, "tok_visa")));
        using var refunded = await client.PostJson($"/v1/payments/{paid.String("id")}/refunds", "{}", Guid.NewGuid().ToString());
        Assert.Equal("succeeded", (await refunded.Json()).String("status"));
    }

    private async Task IsShownToItsMerchantOnly(HttpClient owner, HttpClient stranger, JsonElement account)
    {
        var path = $"/v1/channel-accounts/{account.String("id")}";
        Assert.Equal(account.GetRawText(), (await (await owner.GetAsync(path)).Json()).GetRawText());
        Assert.Equal([account.String("id")], (await (await owner.GetAsync("/v1/channel-accounts")).Json()).GetProperty("items").EnumerateArray().Select(one => one.String("id")));
        var (theirs, missing) = (await stranger.GetAsync(path), await stranger.GetAsync($"{path[..^1]}{(path[^1] == '0' ? '1' : '0')}"));
        var (first, second) = (await theirs.IsProblem(HttpStatusCode.NotFound, "CHANNEL_ACCOUNT_NOT_FOUND"), await missing.IsProblem(HttpStatusCode.NotFound, "CHANNEL_ACCOUNT_NOT_FOUND"));
        Assert.Equal(first.String("detail"), second.String("detail"));
        Assert.Empty((await (await stranger.GetAsync("/v1/channel-accounts")).Json()).GetProperty("items").EnumerateArray());
        foreach (var client in new[] { owner, stranger })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await client.SendJson(HttpMethod.Patch, path, """{"label":"Mine"}""")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"{path}/changes")).StatusCode);
        }

        var changes = (await (await fixture.Administrator.GetAsync($"{path}/changes")).Json()).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([2, 1], changes.Select(one => one.GetProperty("version").GetInt64()));
        Assert.All(changes, one => Assert.StartsWith("adm_", one.String("changed_by"), StringComparison.Ordinal));
    }

    /// <summary>In no table and in no line of the log.</summary>
    private async Task NothingHolds(params string[] secrets)
    {
        foreach (var secret in secrets)
        {
            Assert.Empty(await Contract.StoredRows.Holding(fixture.Database, secret));
            Assert.DoesNotContain(secret, fixture.Platform.Output, StringComparison.Ordinal);
        }
    }

    private async Task<(string Circuit, string? Reason)> Health(JsonElement account)
    {
        var page = await (await fixture.Administrator.GetAsync("/v1/channels/health?channel=stripe&limit=100")).Json();
        var health = page.GetProperty("items").EnumerateArray().SingleOrDefault(one => one.String("account_id") == account.String("id"));
        return health.ValueKind == JsonValueKind.Undefined ? ("unheard of", null) : (health.String("circuit"), health.TryGetProperty("reason", out var reason) ? reason.GetString() : null);
    }
}
