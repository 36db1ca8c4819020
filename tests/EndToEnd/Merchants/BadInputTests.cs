using System.Net;

namespace Payments.Tests.EndToEnd.Merchants;

public sealed class BadInputTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private const string Shop = """{"name":"Shop","country":"DE","settlement_currency":"EUR","time_zone":"Europe/Berlin"}""";

    [Theory]
    [InlineData("""{"name":"","country":"DE","settlement_currency":"EUR"}""", "INVALID_FIELD", "name")]
    [InlineData("""{"country":"DE","settlement_currency":"EUR"}""", "INVALID_FIELD", "name")]
    [InlineData("""{"name":"Shop","country":"Germany","settlement_currency":"EUR"}""", "INVALID_FIELD", "country")]
    [InlineData("""{"name":"Shop","country":"DE","settlement_currency":"BTC"}""", "INVALID_FIELD", "settlement_currency")]
    [InlineData("""{"name":"Shop","country":"DE","settlement_currency":"EUR","time_zone":"Nowhere"}""", "INVALID_FIELD", "time_zone")]
    [InlineData("""{"name":null,"country":"DE","settlement_currency":"EUR"}""", "BODY_INVALID", "name")]
    [InlineData("""{"name":7,"country":"DE","settlement_currency":"EUR"}""", "BODY_INVALID", "name")]
    [InlineData("""{"name":"Shop","name":"Shop","country":"DE","settlement_currency":"EUR"}""", "BODY_INVALID", "name")]
    [InlineData("""{"name":"Shop","country":"DE","settlement_currency":"EUR","tier":"premium"}""", "BODY_INVALID", "tier")]
    [InlineData("""{"name":"\ud800","country":"DE","settlement_currency":"EUR"}""", "BODY_INVALID", "name")]
    [InlineData("""{"name":"Shop\u0000","country":"DE","settlement_currency":"EUR"}""", "INVALID_FIELD", "name")]
    [InlineData("", "BODY_INVALID", null)]
    [InlineData("null", "BODY_INVALID", null)]
    [InlineData("[]", "BODY_INVALID", null)]
    [InlineData("{", "BODY_INVALID", null)]
    public async Task Register_BadBody_RefusedWithCodeAndField(string body, string code, string? field)
    {
        var problem = await (await fixture.Administrator.PostJson("/v1/merchants", body, Guid.NewGuid().ToString())).IsProblem(HttpStatusCode.BadRequest, code);
        Assert.Equal(field, problem.TryGetProperty("field", out var named) ? named.GetString() : null);
    }

    [Fact]
    public async Task Register_DeeplyNestedBody_Refused()
    {
        var body = string.Concat(Enumerable.Repeat("""{"name":""", 1000)) + "1" + new string('}', 1000);
        await (await fixture.Administrator.PostJson("/v1/merchants", body, Guid.NewGuid().ToString())).IsProblem(HttpStatusCode.BadRequest, "BODY_INVALID");
    }

    [Theory]
    [InlineData(66_000)]
    [InlineData(10_000_000)]
    public async Task Register_HugeBody_RefusedAsTooLarge(int length)
    {
        using var content = new StringContent($$"""{"name":"{{new string('x', length)}}"}""", System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/merchants") { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        // As curl does: the refusal then comes before the body, which is not sent at all.
        request.Headers.ExpectContinue = true;
        await (await fixture.Administrator.SendAsync(request)).IsProblem(HttpStatusCode.RequestEntityTooLarge, "BODY_TOO_LARGE");
    }

    [Fact]
    public async Task Register_NotJson_Refused()
    {
        using var content = new StringContent("name=Shop");
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/merchants") { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        await (await fixture.Administrator.SendAsync(request)).IsProblem(HttpStatusCode.UnsupportedMediaType, "BODY_NOT_JSON");
    }

    [Fact]
    public async Task Register_NoIdempotencyKey_Refused() =>
        await (await fixture.Administrator.PostJson("/v1/merchants", Shop)).IsProblem(HttpStatusCode.BadRequest, "IDEMPOTENCY_KEY_MISSING");

    [Theory]
    [InlineData(256)]
    [InlineData(10_000)]
    public async Task Register_LongIdempotencyKey_Refused(int length) =>
        await (await fixture.Administrator.PostJson("/v1/merchants", Shop, new string('k', length))).IsProblem(HttpStatusCode.BadRequest, "IDEMPOTENCY_KEY_INVALID");

    [Fact]
    public async Task Register_IdempotencyKeyWithSpaceInside_Refused() =>
        await (await fixture.Administrator.PostJson("/v1/merchants", Shop, "a b")).IsProblem(HttpStatusCode.BadRequest, "IDEMPOTENCY_KEY_INVALID");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("mk_test_00000000000000000000000000_0000000000000000000000000000000000000000000000000000xxxxxxx")]
    public async Task AnyRoute_WithoutValidKey_RefusedAlike(string? key)
    {
        using var client = fixture.Platform.Client();
        if (key is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("X-API-Key", key);
        await (await client.GetAsync("/v1/merchants/mer_00000000000000000000000000")).IsProblem(HttpStatusCode.Unauthorized, "API_KEY_INVALID");
        await (await client.PostJson("/v1/merchants", Shop, Guid.NewGuid().ToString())).IsProblem(HttpStatusCode.Unauthorized, "API_KEY_INVALID");
    }

    [Theory]
    [InlineData("/v1/merchants/nonsense")]
    [InlineData("/v1/merchants/mer_")]
    [InlineData("/v1/merchants/..%2f..%2fetc")]
    [InlineData("/v1/merchants/mer_00000000000000000000000000'--")]
    public async Task Read_ImpossibleId_NotFound(string path) =>
        await (await fixture.Administrator.GetAsync(path)).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");

    [Fact]
    public async Task UnknownRoute_AnyMethod_ProblemWithCode() =>
        await (await fixture.Administrator.GetAsync("/v1/nothing")).IsProblem(HttpStatusCode.NotFound, "ROUTE_NOT_FOUND");

    [Fact]
    public async Task KnownRoute_WrongMethod_ProblemWithCode() =>
        await (await fixture.Administrator.DeleteAsync("/v1/merchants")).IsProblem(HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED");
}
