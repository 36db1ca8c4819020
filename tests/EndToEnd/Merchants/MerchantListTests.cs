using System.Net;

namespace Payments.Tests.EndToEnd.Merchants;

public sealed class MerchantListTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private readonly HttpClient _administrator = fixture.Administrator;

    [Fact]
    public async Task List_PageByPage_EveryMerchantOnceNewestFirst()
    {
        var mine = new List<string>();
        for (var i = 0; i < 5; i++) mine.Add((await fixture.Merchant()).Id);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await (await _administrator.GetAsync($"/v1/merchants?limit=2{(cursor is null ? "" : "&cursor=" + cursor)}")).Json();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(one => one.String("id")));
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        mine.Reverse();
        Assert.Equal(mine, seen.Where(mine.Contains));
    }

    [Fact]
    public async Task List_ByStatus_OnlyThose()
    {
        var (id, _) = await fixture.Merchant();
        await _administrator.PostJson($"/v1/merchants/{id}/suspend", """{"reason":"review"}""");

        var page = await (await _administrator.GetAsync("/v1/merchants?status=suspended&tier=starter")).Json();

        Assert.Contains(page.GetProperty("items").EnumerateArray(), one => one.String("id") == id);
        Assert.All(page.GetProperty("items").EnumerateArray(), one => Assert.Equal("suspended", one.String("status")));
    }

    [Theory]
    [InlineData("limit=1000000000", "QUERY_PARAMETER_INVALID")]
    [InlineData("status=happy", "QUERY_PARAMETER_INVALID")]
    [InlineData("merchant_id=mer_00000000000000000000000000", "QUERY_PARAMETER_UNKNOWN")]
    [InlineData("cursor=broken", "CURSOR_INVALID")]
    public async Task List_BadQuery_Refused(string query, string code) =>
        await (await _administrator.GetAsync($"/v1/merchants?{query}")).IsProblem(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task List_WithMerchantKey_Refused()
    {
        var (_, own) = await fixture.Merchant();
        await (await own.GetAsync("/v1/merchants")).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
    }

    [Fact]
    public async Task SubAccounts_UpToTheTiersNumber_ListedAndOneLevelOnly()
    {
        var (parent, own) = await fixture.Merchant();
        var key = Guid.NewGuid().ToString();
        var first = await OpenSub(own, parent, key);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        var again = await OpenSub(own, parent, key);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        var opened = await first.Json();
        var sub = opened.GetProperty("merchant").String("id");
        Assert.Equal(parent, opened.GetProperty("merchant").String("parent_id"));

        await (await OpenSub(own, parent)).IsProblem(HttpStatusCode.UnprocessableEntity, "SUB_ACCOUNT_LIMIT_REACHED");
        using var below = fixture.Platform.Client(opened.String("api_key"));
        await (await OpenSub(below, sub)).IsProblem(HttpStatusCode.UnprocessableEntity, "SUB_ACCOUNT_NESTED");
        await fixture.Administrator.PostJson($"/v1/merchants/{parent}/tier", """{"tier":"business","reason":"grown"}""");
        Assert.Equal(HttpStatusCode.Created, (await OpenSub(_administrator, parent)).StatusCode);

        var page = await (await own.GetAsync($"/v1/merchants/{parent}/sub-accounts?limit=1")).Json();
        Assert.NotEqual(sub, Assert.Single(page.GetProperty("items").EnumerateArray()).String("id"));
        var rest = await (await own.GetAsync($"/v1/merchants/{parent}/sub-accounts?limit=1&cursor={page.String("next_cursor")}")).Json();
        Assert.Equal(sub, Assert.Single(rest.GetProperty("items").EnumerateArray()).String("id"));
        await (await _administrator.GetAsync($"/v1/merchants/{sub}/sub-accounts?limit=1&cursor={page.String("next_cursor")}")).IsProblem(HttpStatusCode.BadRequest, "CURSOR_INVALID");
    }

    [Fact]
    public async Task SubAccounts_TwentyAtOnce_NeverMoreThanTheTierAllows()
    {
        var (parent, own) = await fixture.Merchant();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OpenSub(own, parent)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
    }

    [Fact]
    public async Task SubAccounts_BadRegistration_TakesUpNoPlace()
    {
        var (parent, own) = await fixture.Merchant();
        await (await OpenSub(own, parent, body: """{"name":"","country":"DE","settlement_currency":"EUR"}""")).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
        Assert.Equal(HttpStatusCode.Created, (await OpenSub(own, parent)).StatusCode);
    }

    [Fact]
    public async Task SubAccounts_OfAnotherTenant_LikeAMissingOne()
    {
        var (_, own) = await fixture.Merchant();
        var (other, _) = await fixture.Merchant();
        await (await own.GetAsync($"/v1/merchants/{other}/sub-accounts")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
        await (await OpenSub(own, other)).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
    }

    private static Task<HttpResponseMessage> OpenSub(HttpClient client, string parent, string? key = null, string body = """{"name":"Branch","country":"DE","settlement_currency":"EUR"}""") =>
        client.PostJson($"/v1/merchants/{parent}/sub-accounts", body, key ?? Guid.NewGuid().ToString());
}
