using System.Net;
using System.Text;
using System.Text.Json;

namespace Payments.Tests.EndToEnd.Tiers;

public sealed class TierApiTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private const string Terms = """
        {"limits":{"per_payment":10,"per_day":20,"per_month":30},"fee":{"parts_per_million":1,"minimum":0.25},
         "withdrawal_fee":{"parts_per_million":2,"fixed":3},"settlement_cycle":"T+0","features":["recurring"],"api_keys":4,"sub_accounts":5,
         "support":{"level":"vip","answer_within_hours":6},"data_kept_days":7,
         "api_rate":{"per_second":8,"per_minute":9,"per_hour":10,"concurrent":11}}
        """;

    private readonly HttpClient administrator = fixture.Administrator;

    [Theory]
    [InlineData("starter", 10_000, 100_000, 300_000, 8_000, 1.0, 1_000, 2, "T+1", 0, 2, 1, "standard", 24, 90, "10/500/10000/10")]
    [InlineData("business", 50_000, 500_000, 1_500_000, 6_000, 0.5, 500, 1, "T+1", 1, 5, 5, "priority", 12, 180, "50/2500/50000/50")]
    [InlineData("enterprise", 200_000, 2_000_000, 6_000_000, 4_500, 0.2, 0, 0, "T+0", 6, 10, 20, "vip", 4, 365, "200/10000/200000/200")]
    [InlineData("premium", 1_000_000, 10_000_000, 30_000_000, 3_000, 0.0, 0, 0, "D+0", 6, 50, 100, "vip", 1, 730, "500/25000/500000/500")]
    public async Task List_AsInstalled_TheTiersOfTheSpecification(
        string name, long payment, long day, long month, int rate, double minimum, int withdrawalRate, int withdrawalFixed,
        string cycle, int features, int keys, int subAccounts, string support, int hours, int days, string api)
    {
        var list = await (await administrator.GetAsync("/v1/tiers")).Json();
        Assert.Equal(["starter", "business", "enterprise", "premium"], list.GetProperty("data").EnumerateArray().Select(tier => tier.String("name")));
        var terms = list.GetProperty("data").EnumerateArray().Single(tier => tier.String("name") == name).GetProperty("terms");

        Assert.Equal([payment, day, month], Numbers(terms.GetProperty("limits")));
        Assert.Equal([rate, (decimal)minimum], Numbers(terms.GetProperty("fee")));
        Assert.Equal([withdrawalRate, withdrawalFixed], Numbers(terms.GetProperty("withdrawal_fee")));
        Assert.Equal((cycle, features), (terms.String("settlement_cycle"), terms.GetProperty("features").GetArrayLength()));
        Assert.Equal((keys, subAccounts, days), (terms.GetProperty("api_keys").GetInt32(), terms.GetProperty("sub_accounts").GetInt32(), terms.GetProperty("data_kept_days").GetInt32()));
        Assert.Equal((support, hours), (terms.GetProperty("support").String("level"), terms.GetProperty("support").GetProperty("answer_within_hours").GetInt32()));
        Assert.Equal(api, string.Join('/', Numbers(terms.GetProperty("api_rate"))));
    }

    [Fact]
    public async Task Change_WholeTerms_KeptWithWhoAndWhen()
    {
        var before = (await (await administrator.GetAsync("/v1/tiers/business")).Json()).GetProperty("terms").GetRawText();
        var changed = await Put("business", Terms);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        var tier = await (await administrator.GetAsync("/v1/tiers/business")).Json();
        Assert.Equal([10, 20, 30], Numbers(tier.GetProperty("terms").GetProperty("limits")));
        Assert.Equal("recurring", tier.GetProperty("terms").GetProperty("features")[0].GetString());
        Assert.StartsWith("adm_", tier.String("changed_by"), StringComparison.Ordinal);
        Assert.True(tier.TryGetProperty("changed_at", out _));
        // The other tests of this class find the tiers as they were installed.
        Assert.Equal(before, (await (await Put("business", before)).Json()).GetProperty("terms").GetRawText());
    }

    [Theory]
    [InlineData("\"per_payment\":10", "\"per_payment\":0", "INVALID_FIELD", "limits.per_payment")]
    [InlineData("\"per_payment\":10", "\"per_payment\":1.5", "BODY_INVALID", "limits.per_payment")]
    [InlineData("\"per_payment\":10,", "", "BODY_INVALID", "limits")]
    [InlineData("\"T+0\"", "\"T+9\"", "BODY_INVALID", "settlement_cycle")]
    [InlineData("\"T+0\"", "99", "INVALID_FIELD", "settlement_cycle")]
    [InlineData("[\"recurring\"]", "null", null, "features")]
    [InlineData("\"api_keys\":4", "\"api_keys\":4,\"more\":1", "BODY_INVALID", "more")]
    public async Task Change_BadTerms_RefusedWithTheirField(string good, string bad, string? code, string field)
    {
        using var refused = await Put("premium", Terms.Replace(good, bad, StringComparison.Ordinal));
        var problem = await refused.IsProblem(HttpStatusCode.BadRequest, code ?? (await refused.Json()).String("code"));
        Assert.Equal(field, problem.String("field"));
    }

    [Fact]
    public async Task AnyTierRoute_UnknownName_NotFound()
    {
        await (await administrator.GetAsync("/v1/tiers/gold")).IsProblem(HttpStatusCode.NotFound, "TIER_NOT_FOUND");
        await (await Put("gold", Terms)).IsProblem(HttpStatusCode.NotFound, "TIER_NOT_FOUND");
    }

    [Fact]
    public async Task AnyTierRoute_MerchantsKey_Refused()
    {
        using var merchant = fixture.Platform.Client(fixture.Platform.MerchantKey);
        await (await merchant.GetAsync("/v1/tiers")).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
        await (await merchant.GetAsync("/v1/tiers/starter")).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
        using var content = new StringContent(Terms, Encoding.UTF8, "application/json");
        await (await merchant.PutAsync("/v1/tiers/starter", content)).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
    }

    private Task<HttpResponseMessage> Put(string tier, string terms) => administrator.PutJson($"/v1/tiers/{tier}", terms);

    private static List<decimal> Numbers(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Value.GetDecimal())];
}
