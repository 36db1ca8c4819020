using System.Net;
using System.Text.Json;

namespace Payments.Tests.EndToEnd.Routing;

public sealed class RoutingApiTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private const string Candidates = """
        "candidates":[{"channel":"stripe"},{"channel":"paypal","countries":["DE"]},{"channel":"alipay","currencies":["CNY"]},{"channel":"crypto","health":{"circuit":"open","answered":9,"succeeded":0,"mean_milliseconds":9}}]
        """;

    [Fact]
    public async Task Put_MerchantsOwn_VersionedAndShownWithItsHistory()
    {
        var (id, own) = await fixture.Merchant();
        var before = await (await own.GetAsync("/v1/routing")).Json();
        Assert.Equal((id, 0, false), (before.String("merchant_id"), before.GetProperty("version").GetInt64(), before.TryGetProperty("configuration", out _)));

        Assert.Equal(HttpStatusCode.OK, (await Put(own, 0, """{"strategy":"cost","rules":[{"name":"no crypto","when":{},"then":{"action":"deny","channels":[{"channel":"crypto"}]}}]}""")).StatusCode);
        await (await Put(own, 0, """{"strategy":"cost"}""")).IsProblem(HttpStatusCode.Conflict, "VERSION_CONFLICT");
        Assert.Equal(HttpStatusCode.OK, (await own.PutJson("/v1/routing", """{"version":1,"reason":"back"}""")).StatusCode);

        var now = await (await fixture.Administrator.GetAsync($"/v1/routing?merchant_id={id}")).Json();
        Assert.Equal((2, "back", false), (now.GetProperty("version").GetInt64(), now.String("reason"), now.TryGetProperty("configuration", out _)));
        var history = (await (await own.GetAsync("/v1/routing/changes")).Json()).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([2, 1], history.Select(one => one.GetProperty("version").GetInt64()));
        Assert.Equal(("no crypto", id), (history[1].GetProperty("configuration").GetProperty("rules")[0].String("name"), history[1].String("changed_by")));
    }

    [Theory]
    [InlineData("""{"strategy":"fastest"}""", "BODY_INVALID", "configuration.strategy")]
    [InlineData("""{"most_attempts":9}""", "INVALID_FIELD", "configuration.most_attempts")]
    [InlineData("""{"rules":[{"name":"r","when":{"countries":["XX"]},"then":{"action":"deny","channels":[{"channel":"stripe"}]}}]}""", "INVALID_FIELD", "configuration.rules[0].when.countries[0]")]
    [InlineData("""{"rules":[null]}""", "INVALID_FIELD", "configuration.rules[0]")]
    [InlineData("""{"rules":[{"name":"r","when":{"merchants":["mer_00000000000000000000000000"]},"then":{"action":"deny","channels":[{"channel":"stripe"}]}}]}""", "INVALID_FIELD", "configuration.rules[0].when.merchants[0]")]
    [InlineData("""{"default_channel":{"channel":"bank"}}""", "INVALID_FIELD", "configuration.default_channel.channel")]
    [InlineData("""{"colour":"red"}""", "BODY_INVALID", "configuration.colour")]
    public async Task Put_BadConfiguration_RefusedWithItsFieldAndNothingStored(string configuration, string code, string field)
    {
        var (_, own) = await fixture.Merchant();
        Assert.Equal(field, (await (await Put(own, 0, configuration)).IsProblem(HttpStatusCode.BadRequest, code)).String("field"));
        Assert.Equal(0, (await (await own.GetAsync("/v1/routing")).Json()).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Routing_AnotherMerchants_NoWayToIt()
    {
        var (id, _) = await fixture.Merchant();
        var (_, stranger) = await fixture.Merchant();
        foreach (var path in new[] { "/v1/routing", "/v1/routing/changes" })
            Assert.Equal(HttpStatusCode.BadRequest, (await stranger.GetAsync($"{path}?merchant_id={id}")).StatusCode);
        await (await stranger.PostJson("/v1/routing/dry-run", $$"""{"amount":1,"currency":"EUR","merchant_id":"{{id}}"}""")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
        await (await fixture.Administrator.GetAsync("/v1/routing?merchant_id=mer_00000000000000000000000000")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
        await (await stranger.PutJson("/v1/channels/fees", "{}")).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
    }

    [Fact]
    public async Task DryRun_AssumedCandidates_OrderCostsAndReasons()
    {
        var (_, own) = await fixture.Merchant();
        await Put(own, 0, """{"strategy":"cost"}""");
        var decision = await DryRun(own, $$"""{"amount":10000,"currency":"EUR","country":"FR",{{Candidates}}}""");

        Assert.Equal(("strategy", "cost", 1), (decision.String("decided_by"), decision.String("strategy"), decision.GetProperty("merchant_version").GetInt64()));
        var channel = Assert.Single(decision.GetProperty("channels").EnumerateArray());
        Assert.Equal(("stripe", 320, -320), (channel.String("channel"), channel.GetProperty("cost").GetInt64(), channel.GetProperty("score").GetInt64()));
        Assert.Equal(
            [("alipay", "currency_not_supported"), ("crypto", "circuit_open"), ("paypal", "country_not_supported")],
            decision.GetProperty("excluded").EnumerateArray().Select(one => (one.String("channel"), one.String("reason"))));
    }

    [Fact]
    public async Task DryRun_NoCandidatesNamed_ThePlatformsOwnChannel()
    {
        var decision = await DryRun(fixture.Administrator, """{"amount":10000,"currency":"EUR"}""");
        Assert.Equal("default", Assert.Single(decision.GetProperty("channels").EnumerateArray()).String("account_id"));
    }

    [Fact]
    public async Task DryRun_PlatformsRule_HoldsForMerchantsWithinSeconds()
    {
        var (id, own) = await fixture.Merchant();
        await Put(own, 0, """{"default_channel":{"channel":"stripe"}}""");
        var version = (await (await fixture.Administrator.GetAsync("/v1/routing")).Json()).GetProperty("version").GetInt64();
        var rule = $$$"""{"rules":[{"name":"stop","when":{"merchants":["{{{id}}}"]},"then":{"action":"deny","channels":[{"channel":"stripe"}]}}]}""";
        Assert.Equal(HttpStatusCode.OK, (await Put(fixture.Administrator, version, rule)).StatusCode);

        var question = $$"""{"amount":10000,"currency":"EUR","country":"DE",{{Candidates}}}""";
        await Eventually.HoldsAsync(
            async () => (await DryRun(own, question)).GetProperty("excluded").EnumerateArray().Any(one => one.String("channel") == "stripe" && one.String("rule") == "stop"),
            "the platform's rule holds");
        Assert.Equal("paypal", (await DryRun(own, question)).GetProperty("channels")[0].String("channel"));
    }

    [Theory]
    [InlineData("""{"amount":0,"currency":"EUR"}""", "INVALID_FIELD", "amount")]
    [InlineData("""{"amount":1,"currency":"XXX"}""", "INVALID_FIELD", "currency")]
    [InlineData("""{"amount":1,"currency":"EUR","candidates":[null]}""", "INVALID_FIELD", "candidates[0]")]
    [InlineData("""{"amount":1,"currency":"EUR","candidates":[{"channel":"A"}]}""", "INVALID_FIELD", "candidates[0].channel")]
    [InlineData("""{"currency":"EUR"}""", "INVALID_FIELD", "amount")]
    public async Task DryRun_BadQuestion_RefusedWithItsField(string body, string code, string field) =>
        Assert.Equal(field, (await (await fixture.Administrator.PostJson("/v1/routing/dry-run", body)).IsProblem(HttpStatusCode.BadRequest, code)).String("field"));

    [Fact]
    public async Task Fees_AsInstalledThenChanged_VersionedAndUsed()
    {
        var fees = await (await fixture.Administrator.GetAsync("/v1/channels/fees")).Json();
        Assert.Equal(
            [("stripe", 29_000, 30), ("paypal", 34_000, 30), ("alipay", 6_000, 0), ("crypto", 10_000, 0), ("simulator", 0, 0)],
            fees.GetProperty("fees").EnumerateArray().Select(fee => (fee.String("channel"), fee.GetProperty("parts_per_million").GetInt32(), fee.GetProperty("fixed_hundredths").GetInt32())));
        var version = fees.GetProperty("version").GetInt64();

        await (await PutFees(version, """[{"channel":"stripe","parts_per_million":1}]""")).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
        // The same again: the other tests of this class count with them.
        Assert.Equal(HttpStatusCode.OK, (await PutFees(version, fees.GetProperty("fees").GetRawText())).StatusCode);
        await (await PutFees(version, fees.GetProperty("fees").GetRawText())).IsProblem(HttpStatusCode.Conflict, "VERSION_CONFLICT");
        var history = (await (await fixture.Administrator.GetAsync("/v1/channels/fees/changes")).Json()).GetProperty("items");
        Assert.Equal([version + 1, version], history.EnumerateArray().Select(one => one.GetProperty("version").GetInt64()));
    }

    private Task<HttpResponseMessage> PutFees(long version, string fees) => fixture.Administrator.PutJson("/v1/channels/fees", $$"""{"version":{{version}},"reason":"test","fees":{{fees}}}""");

    private static Task<HttpResponseMessage> Put(HttpClient client, long version, string configuration) =>
        client.PutJson("/v1/routing", $$"""{"version":{{version}},"reason":"test","configuration":{{configuration}}}""");

    private static async Task<JsonElement> DryRun(HttpClient client, string body)
    {
        using var answer = await client.PostJson("/v1/routing/dry-run", body);
        var decision = await answer.Json();
        Assert.True(answer.IsSuccessStatusCode, decision.ToString());
        return decision;
    }
}
