using System.Net;

namespace Payments.Tests.EndToEnd.Merchants;

public sealed class ChangeMerchantTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    [Fact]
    public async Task Change_OwnMerchant_OnlyWhatWasSaid()
    {
        var (id, own) = await fixture.Merchant();
        var changed = await (await Change(own, id, """{"name":"New Shop","email":"pay@shop.example","locale":"ja","time_zone":"Asia/Tokyo"}""")).Json();
        Assert.Equal(("New Shop", "pay@shop.example", "ja", "Asia/Tokyo"), (changed.String("name"), changed.String("email"), changed.String("locale"), changed.String("time_zone")));

        var again = await (await Change(fixture.Administrator, id, """{"name":"Newer Shop"}""")).Json();
        Assert.Equal(("Newer Shop", "ja", "EUR"), (again.String("name"), again.String("locale"), again.String("settlement_currency")));
    }

    [Theory]
    [InlineData("""{"settlement_currency":"USD"}""", "BODY_INVALID", "settlement_currency")]
    [InlineData("""{"country":"FR"}""", "BODY_INVALID", "country")]
    [InlineData("""{"status":"active"}""", "BODY_INVALID", "status")]
    [InlineData("""{"require_signature":"yes"}""", "BODY_INVALID", "require_signature")]
    [InlineData("""{"name":" "}""", "INVALID_FIELD", "name")]
    [InlineData("""{"email":"nobody"}""", "INVALID_FIELD", "email")]
    [InlineData("""{"locale":"xx"}""", "INVALID_FIELD", "locale")]
    [InlineData("""{"time_zone":"Nowhere"}""", "INVALID_FIELD", "time_zone")]
    public async Task Change_BadBody_RefusedWithCodeAndField(string body, string code, string field)
    {
        var (id, own) = await fixture.Merchant();
        Assert.Equal(field, (await (await Change(own, id, body)).IsProblem(HttpStatusCode.BadRequest, code)).String("field"));
    }

    [Fact]
    public async Task Change_AnotherTenant_LikeAMissingOne()
    {
        var (_, own) = await fixture.Merchant();
        var (other, _) = await fixture.Merchant();
        await (await Change(own, other, """{"name":"Mine"}""")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
        await (await Change(fixture.Administrator, "mer_00000000000000000000000000", """{"name":"None"}""")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
    }

    private static Task<HttpResponseMessage> Change(HttpClient client, string id, string body) => client.SendJson(HttpMethod.Patch, $"/v1/merchants/{id}", body);
}
