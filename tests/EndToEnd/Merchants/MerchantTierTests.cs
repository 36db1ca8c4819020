using System.Net;

namespace Payments.Tests.EndToEnd.Merchants;

public sealed class MerchantTierTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private readonly HttpClient administrator = fixture.Administrator;

    [Fact]
    public async Task Tier_NewMerchant_StarterInMinorUnitsOfItsCurrency()
    {
        var (id, own) = await fixture.Merchant("JPY");

        var tier = await (await own.GetAsync($"/v1/merchants/{id}/tier")).Json();

        Assert.Equal("starter", tier.String("tier"));
        Assert.Equal("starter", (await (await own.GetAsync($"/v1/merchants/{id}")).Json()).String("tier"));
        Assert.Equal(10_000, tier.GetProperty("limits").GetProperty("per_payment").GetInt64());
        Assert.Equal(1, tier.GetProperty("fee").GetProperty("minimum").GetInt64());
        Assert.Equal(0, tier.GetProperty("history").GetArrayLength());
        Assert.False(tier.TryGetProperty("recommendation", out _));
    }

    [Fact]
    public async Task ChangeTier_UpAndDown_TermsFollowAndHistoryTells()
    {
        var (id, _) = await fixture.Merchant();
        var path = $"/v1/merchants/{id}/tier";

        var up = await (await administrator.PostJson(path, """{"tier":"premium","reason":"grown"}""")).Json();
        await (await administrator.PostJson(path, """{"tier":"premium","reason":"again"}""")).IsProblem(HttpStatusCode.Conflict, "TIER_UNCHANGED");
        await administrator.PostJson(path, """{"tier":"business","reason":"shrunk"}""");

        Assert.Equal(100_000_000, up.GetProperty("limits").GetProperty("per_payment").GetInt64());
        var history = (await (await administrator.GetAsync(path)).Json()).GetProperty("history").EnumerateArray().ToList();
        Assert.Equal(
            [("premium", "business", "shrunk"), ("starter", "premium", "grown")],
            history.Select(change => (change.String("from"), change.String("to"), change.String("reason"))));
        Assert.All(history, change => Assert.StartsWith("adm_", change.String("by"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"reason":"x"}""", "INVALID_FIELD", "tier")]
    [InlineData("""{"tier":"gold","reason":"x"}""", "BODY_INVALID", "tier")]
    [InlineData("""{"tier":99,"reason":"x"}""", "INVALID_FIELD", "tier")]
    [InlineData("""{"tier":"premium"}""", "INVALID_FIELD", "reason")]
    public async Task ChangeTier_BadBody_Refused(string body, string code, string field)
    {
        var (id, _) = await fixture.Merchant();
        var problem = await (await administrator.PostJson($"/v1/merchants/{id}/tier", body)).IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Equal(field, problem.String("field"));
    }

    [Fact]
    public async Task Overrides_SetThenLeftOut_HoldThenGiveWayToTheTier()
    {
        var (id, _) = await fixture.Merchant();
        var path = $"/v1/merchants/{id}/overrides";

        var set = await (await administrator.PutJson(path, """{"per_payment":7,"fee":{"parts_per_million":9,"minimum":1},"reason":"contract"}""")).Json();
        Assert.Equal(7, set.GetProperty("limits").GetProperty("per_payment").GetInt64());
        Assert.Equal(10_000_000, set.GetProperty("limits").GetProperty("per_day").GetInt64());
        Assert.Equal(9, set.GetProperty("fee").GetProperty("parts_per_million").GetInt32());
        Assert.Equal("contract", set.GetProperty("overrides").String("reason"));

        var cleared = await (await administrator.PutJson(path, """{"reason":"contract ended"}""")).Json();
        Assert.Equal(1_000_000, cleared.GetProperty("limits").GetProperty("per_payment").GetInt64());
        var problem = await (await administrator.PutJson(path, """{"per_day":0,"reason":"x"}""")).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
        Assert.Equal("per_day", problem.String("field"));
    }

    [Fact]
    public async Task Limited_OnAndOff_ShownWithItsReason()
    {
        var (id, own) = await fixture.Merchant();
        var path = $"/v1/merchants/{id}/limited";

        await administrator.PutJson(path, """{"limited":true,"reason":"odd refunds"}""");
        var limited = await (await own.GetAsync($"/v1/merchants/{id}")).Json();
        var free = await (await administrator.PutJson(path, """{"limited":false,"reason":"explained"}""")).Json();

        Assert.Equal((true, "odd refunds"), (limited.GetProperty("limited").GetBoolean(), limited.String("limited_reason")));
        Assert.False(free.GetProperty("limited").GetBoolean());
        Assert.False(free.TryGetProperty("limited_reason", out _));
        await (await administrator.PutJson(path, """{"reason":"x"}""")).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
    }

    [Fact]
    public async Task TierRoutes_MerchantsKey_ReadsItsOwnAndChangesNothing()
    {
        var (id, own) = await fixture.Merchant();
        var (other, _) = await fixture.Merchant();

        await (await own.GetAsync($"/v1/merchants/{other}/tier")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
        await (await own.PostJson($"/v1/merchants/{id}/tier", """{"tier":"premium","reason":"me"}""")).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
        await (await own.PutJson($"/v1/merchants/{id}/overrides", """{"reason":"me"}""")).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
        await (await own.PutJson($"/v1/merchants/{id}/limited", """{"limited":false,"reason":"me"}""")).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
        await (await administrator.GetAsync("/v1/merchants/mer_00000000000000000000000000/tier")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
        await (await administrator.PostJson("/v1/merchants/mer_00000000000000000000000000/tier", """{"tier":"premium","reason":"x"}""")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
    }
}
