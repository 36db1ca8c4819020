using System.Net;
using System.Text.Json;

namespace Payments.Tests.EndToEnd.ChannelAccounts;

/// <summary>A test payment never reaches a live account, and a live payment no test account.</summary>
public sealed class ModeTests(StoredAccountFixture fixture) : IClassFixture<StoredAccountFixture>
{
    [Fact]
    public async Task LiveMerchant_OnlyATestAccount_RefusedBeforeAnythingIsSentOrStored()
    {
        var (id, key) = await fixture.Merchant(mode: "live");
        using var own = fixture.Platform.Client(key);
        var before = (await fixture.Simulator.Log()).Count;

        Assert.StartsWith("mk_live_", key, StringComparison.Ordinal);
        foreach (var path in (string[])["/v1/payments", "/v1/pre-authorisations"])
        {
            using var refused = await Post(own, path);
            await refused.IsProblem(HttpStatusCode.UnprocessableEntity, "NO_CHANNEL");
            Assert.Contains("simulator/default: other_mode", (await refused.Json()).String("detail"), StringComparison.Ordinal);
        }

        Assert.Equal(before, (await fixture.Simulator.Log()).Count);
        Assert.Equal(0, await fixture.Database.ScalarAsync<long>($"SELECT (SELECT count(*) FROM payment_sagas WHERE merchant_id = '{id}') + (SELECT count(*) FROM orders WHERE merchant_id = '{id}')"));
    }

    [Fact]
    public async Task AccountsOfBothModes_EachTakesItsOwnWhateverTheRoutingAsksFor()
    {
        var ((tester, testKey), (seller, liveKey)) = (await fixture.Merchant("crypto", attempts: 3), await fixture.Merchant("simulator", attempts: 3, mode: "live"));
        using var test = fixture.Platform.Client(testKey);
        using var live = fixture.Platform.Client(liveKey);
        var (forTest, forLive) = (await Account(tester, "live"), await Account(seller, "live"));
        Assert.Equal(("live", "live"), (forTest.String("mode"), forLive.String("mode")));

        var paid = await (await Post(test, "/v1/payments")).Json();
        Assert.Equal(("succeeded", "channel/simulator/clearing"), (paid.String("status"), await fixture.Took(paid)));
        var waiting = await (await Post(live, "/v1/payments")).Json();
        Assert.Equal("pending", waiting.String("status"));
        Assert.Equal($"crypto/{forLive.String("id")}", (await fixture.Database.ColumnAsync($"SELECT doc::jsonb -> 'payment' ->> 'channel' FROM payment_sagas WHERE key = '{waiting.String("id")}'")).Single());

        Assert.Equal([("crypto", "other_mode")], await Excluded(test, tester));
        Assert.Equal([("simulator", "other_mode")], await Excluded(live, seller));
        Assert.Equal([("simulator", "other_mode")], await Excluded(fixture.Administrator, null, ",\"mode\":\"live\""));
        Assert.Empty(await Excluded(fixture.Administrator, null));
    }

    [Fact]
    public async Task Account_SaidToBeOfTheOtherMode_RefusedOrChangedToIt()
    {
        using var refused = await fixture.Post(null, StoredAccountFixture.Secret, ",\"mode\":\"live\",\"status\":\"disabled\"", Guid.NewGuid().ToString());
        await refused.IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
        var account = await fixture.Create(null, StoredAccountFixture.Secret, ",\"status\":\"disabled\"");
        using var changed = await fixture.Administrator.SendJson(HttpMethod.Patch, $"/v1/channel-accounts/{account.String("id")}", """{"credentials":{"secret_key":"sk_live_1"}}""");
        await changed.IsProblem(HttpStatusCode.UnprocessableEntity, "CHANNEL_ACCOUNT_OTHER");
    }

    [Fact]
    public async Task Keys_OfTheOtherMode_NeverComeFromAMerchant()
    {
        var ((tester, testKey), (seller, liveKey)) = (await fixture.Merchant(), await fixture.Merchant(mode: "live"));
        using var test = fixture.Platform.Client(testKey);
        using var live = fixture.Platform.Client(liveKey);

        await (await Create(test, "/v1/api-keys", """{"scopes":["read"],"mode":"live"}""")).IsProblem(HttpStatusCode.UnprocessableEntity, "API_KEY_MODE_MISMATCH");
        await (await Create(live, "/v1/api-keys", """{"scopes":["read"],"mode":"test"}""")).IsProblem(HttpStatusCode.UnprocessableEntity, "API_KEY_MODE_MISMATCH");
        Assert.StartsWith("mk_live_", (await (await Create(live, "/v1/api-keys", """{"scopes":["read"]}""")).Json()).String("api_key"), StringComparison.Ordinal);

        await (await Create(test, $"/v1/merchants/{tester}/sub-accounts", Branch("live"))).IsProblem(HttpStatusCode.UnprocessableEntity, "SUB_ACCOUNT_MODE");
        Assert.StartsWith("mk_test_", await SubKey(test, tester, Branch(null)), StringComparison.Ordinal);
        Assert.StartsWith("mk_live_", await SubKey(live, seller, Branch(null)), StringComparison.Ordinal);
        Assert.StartsWith("mk_test_", await SubKey(live, seller, Branch("test")), StringComparison.Ordinal);
    }

    private static string Branch(string? mode)
    {
        var more = mode is null ? "" : $",\"mode\":\"{mode}\"";
        return $$"""{"name":"Branch","country":"DE","settlement_currency":"EUR"{{more}} }""";
    }

    private static async Task<string> SubKey(HttpClient client, string parent, string body) => (await (await Create(client, $"/v1/merchants/{parent}/sub-accounts", body)).Json()).String("api_key");

    private static Task<HttpResponseMessage> Create(HttpClient client, string path, string body) => client.PostJson(path, body, Guid.NewGuid().ToString());

    private static Task<HttpResponseMessage> Post(HttpClient client, string path) => Create(client, path, """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}""");

    /// <summary>One at the simulator's BTCPay, which does not say of itself whether it is a test account.</summary>
    private async Task<JsonElement> Account(string merchant, string mode)
    {
        using var made = await Create(
            fixture.Administrator, "/v1/channel-accounts",
            $$"""{"channel":"crypto","label":"Till","merchant_id":"{{merchant}}","mode":"{{mode}}","base_url":"{{fixture.Simulator.Url}}btcpay/","credentials":{"store_id":"simulatorstore","api_key":"simulatorkey"} }""");
        Assert.True(made.StatusCode == HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        return await made.Json();
    }

    private static async Task<List<(string Channel, string Reason)>> Excluded(HttpClient client, string? merchant, string more = "")
    {
        var owner = merchant is null ? "" : $",\"merchant_id\":\"{merchant}\"";
        using var answer = await client.PostJson("/v1/routing/dry-run", $$"""{"amount":1000,"currency":"EUR"{{owner}}{{more}} }""");
        return [.. (await answer.Json()).GetProperty("excluded").EnumerateArray().Select(one => (one.String("channel"), one.String("reason")))];
    }
}
