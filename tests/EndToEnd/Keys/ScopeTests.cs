using System.Net;

namespace Payments.Tests.EndToEnd.Keys;

public sealed class ScopeTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private const string Payment = """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}""";

    [Theory]
    [InlineData("read", "pay", "POST", "/v1/payments")]
    [InlineData("pay", "refund", "POST", "/v1/payments/pay_00000000000000000000000000/refunds")]
    [InlineData("pay", "read", "GET", "/v1/payments/pay_00000000000000000000000000")]
    [InlineData("pay", "read", "GET", "/v1/api-keys")]
    [InlineData("pay", "admin", "POST", "/v1/api-keys")]
    [InlineData("refund", "admin", "DELETE", "/v1/api-keys/key_00000000000000000000000000")]
    [InlineData("read", "admin", "POST", "/v1/api-keys/key_00000000000000000000000000/rotate")]
    [InlineData("read", "admin", "PATCH", "/v1/merchants/{id}")]
    [InlineData("payout", "admin", "POST", "/v1/merchants/{id}/sub-accounts")]
    public async Task Route_KeyWithoutItsScope_RefusedNamingTheScope(string has, string needs, string method, string path)
    {
        var (id, own) = await fixture.Merchant();
        var key = await (await own.PostJson("/v1/api-keys", $$"""{"scopes":["{{has}}"]}""", Unique())).Json();
        using var client = fixture.Platform.Client(key.String("api_key"));

        var answer = await client.SendJson(new HttpMethod(method), path.Replace("{id}", id, StringComparison.Ordinal), Payment, Unique());

        var problem = await answer.IsProblem(HttpStatusCode.Forbidden, "SCOPE_MISSING");
        Assert.Contains($"'{needs}'", problem.String("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Route_KeyWithItsScope_LetThrough()
    {
        var (_, own) = await fixture.Merchant();
        var key = await (await own.PostJson("/v1/api-keys", """{"scopes":["pay"]}""", Unique())).Json();
        using var client = fixture.Platform.Client(key.String("api_key"));

        // The platform has no channel here: that the payment is taken on at all is what matters.
        Assert.Equal(HttpStatusCode.Created, (await client.PostJson("/v1/payments", Payment, Unique())).StatusCode);
    }

    [Fact]
    public async Task SuspendedMerchant_ChangesNothingOfItsAccount_ButReads()
    {
        var (id, own) = await fixture.Merchant();
        await fixture.Administrator.PostJson($"/v1/merchants/{id}/suspend", """{"reason":"review"}""");

        await (await own.PostJson("/v1/api-keys", """{"scopes":["pay"]}""", Unique())).IsProblem(HttpStatusCode.Conflict, "MERCHANT_SUSPENDED");
        await (await own.SendJson(HttpMethod.Patch, $"/v1/merchants/{id}", """{"name":"New"}""")).IsProblem(HttpStatusCode.Conflict, "MERCHANT_SUSPENDED");
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/v1/api-keys")).StatusCode);
    }

    private static string Unique() => Guid.NewGuid().ToString();
}
