using System.Net;

namespace Payments.Tests.EndToEnd.Rates;

public sealed class ApiRateTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private readonly HttpClient administrator = fixture.Administrator;

    [Fact]
    public async Task Answer_AnyToAMerchantsKey_TellsTheRateAndWhatIsLeft()
    {
        var (id, own) = await Hasty();

        using var answer = await own.GetAsync($"/v1/merchants/{id}");
        using var missing = await own.GetAsync("/v1/payments/pay_00000000000000000000000000");
        using var administrators = await administrator.GetAsync($"/v1/merchants/{id}");

        Assert.Equal("\"second\";q=10;w=1, \"minute\";q=500;w=60, \"hour\";q=10000;w=3600, \"concurrent\";q=10;qu=\"concurrent-requests\"", Header(answer, "RateLimit-Policy"));
        Assert.Contains("\"minute\";r=499;t=60, \"hour\";r=9999;t=3600", Header(answer, "RateLimit"), StringComparison.Ordinal);
        Assert.Contains("\"minute\";r=498;t=60", Header(missing, "RateLimit"), StringComparison.Ordinal);
        Assert.False(administrators.Headers.Contains("RateLimit"));
    }

    [Fact]
    public async Task Requests_AboveTheMinute_RefusedWithTheWaitAndOthersGoOn()
    {
        var (id, own) = await Hasty();
        var (otherId, other) = await Hasty();
        await Rate(id, perSecond: 3, perMinute: 3);

        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await own.GetAsync($"/v1/merchants/{id}")).StatusCode);
        using var refused = await own.GetAsync($"/v1/merchants/{id}");

        await refused.IsProblem(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(61));
        Assert.Contains("\"minute\";r=0;t=", Header(refused, "RateLimit"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync($"/v1/merchants/{otherId}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync($"/v1/merchants/{id}")).StatusCode);
    }

    [Fact]
    public async Task Overrides_RaisedRate_HoldsWithTheNextRequest()
    {
        var (id, own) = await Hasty();
        await Rate(id, perSecond: 1, perMinute: 1);
        await own.GetAsync($"/v1/merchants/{id}");
        await (await own.GetAsync($"/v1/merchants/{id}")).IsProblem(HttpStatusCode.TooManyRequests, "RATE_LIMITED");

        var tier = await Rate(id, perSecond: 1000, perMinute: 1000);

        Assert.Equal(1000, tier.GetProperty("api_rate").GetProperty("per_second").GetInt32());
        Assert.Equal(10, tier.GetProperty("terms").GetProperty("api_rate").GetProperty("per_second").GetInt32());
        for (var i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.OK, (await own.GetAsync($"/v1/merchants/{id}")).StatusCode);
    }

    [Theory]
    [InlineData("""{"per_second":0,"per_minute":1,"per_hour":1,"concurrent":1}""", "INVALID_FIELD", "api_rate.per_second")]
    [InlineData("""{"per_second":2,"per_minute":1,"per_hour":9,"concurrent":1}""", "INVALID_FIELD", "api_rate.per_minute")]
    [InlineData("""{"per_second":1,"per_minute":1,"per_hour":1,"concurrent":0}""", "INVALID_FIELD", "api_rate.concurrent")]
    [InlineData("""{"per_second":1}""", "BODY_INVALID", "api_rate")]
    public async Task Overrides_BadRate_RefusedWithField(string rate, string code, string field)
    {
        var (id, _) = await Hasty();
        var problem = await (await administrator.PutJson($"/v1/merchants/{id}/overrides", $$"""{"reason":"x","api_rate":{{rate}} }""")).IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Equal(field, problem.String("field"));
    }

    [Fact]
    public async Task Requests_WithAWrongKey_CostTheMerchantNothing()
    {
        var (id, own) = await Hasty();
        await Rate(id, perSecond: 2, perMinute: 2);
        var key = own.DefaultRequestHeaders.GetValues("X-API-Key").Single();
        using var wrong = fixture.Platform.Client(OfTheSameMerchant(key), patient: false);
        for (var i = 0; i < 5; i++) await (await wrong.GetAsync($"/v1/merchants/{id}")).IsProblem(HttpStatusCode.Unauthorized, "API_KEY_INVALID");
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync($"/v1/merchants/{id}")).StatusCode);
    }

    /// <summary>Well-formed, checksum and all, with another secret.</summary>
    private static string OfTheSameMerchant(string key)
    {
        Assert.True(Payments.Keys.ApiKeyText.TryParse(key, out var parsed));
        return Payments.Keys.ApiKeyText.Compose(parsed.Kind, parsed.OwnerId, new byte[Payments.Keys.ApiKeyText.SecretBytes]);
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    private async Task<System.Text.Json.JsonElement> Rate(string id, int perSecond, int perMinute)
    {
        var body = $$"""{"reason":"test","api_rate":{"per_second":{{perSecond}},"per_minute":{{perMinute}},"per_hour":10000,"concurrent":10} }""";
        using var set = await administrator.PutJson($"/v1/merchants/{id}/overrides", body);
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        return await set.Json();
    }

    private async Task<(string Id, HttpClient Own)> Hasty()
    {
        var (id, patient) = await fixture.Merchant();
        var key = patient.DefaultRequestHeaders.GetValues("X-API-Key").Single();
        patient.Dispose();
        return (id, fixture.Platform.Client(key, patient: false));
    }
}
