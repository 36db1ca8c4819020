using System.Net;

namespace Payments.Tests.EndToEnd.Checkout;

/// <summary>What an administrator decides about a merchant holds for its payments within five seconds.</summary>
public sealed class PaymentTermsTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(7);

    [Fact]
    public async Task Create_AfterTierAndOverridesChange_TheNewLimitHolds()
    {
        var (id, client) = await fixture.Merchant();
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        Assert.Equal(HttpStatusCode.Created, (await Pay(client, 1_000_001)).StatusCode);

        await administrator.PostJson($"/v1/merchants/{id}/tier", """{"tier":"starter","reason":"shrunk"}""");
        await (await Pay(client, 1_000_001)).IsProblem(HttpStatusCode.UnprocessableEntity, "LIMIT_SINGLE_EXCEEDED");
        await administrator.PutJson($"/v1/merchants/{id}/overrides", """{"per_payment":1000001,"reason":"contract"}""");
        Assert.Equal(HttpStatusCode.Created, (await Pay(client, 1_000_001)).StatusCode);
    }

    [Fact]
    public async Task Create_AfterTheTierItselfChanged_TheNewLimitHoldsWithinFiveSeconds()
    {
        var (id, client) = await fixture.Merchant();
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        await administrator.PostJson($"/v1/merchants/{id}/tier", """{"tier":"business","reason":"test"}""");
        Assert.Equal(HttpStatusCode.Created, (await Pay(client, 900)).StatusCode);
        var terms = (await (await administrator.GetAsync("/v1/tiers/business")).Json()).GetProperty("terms").GetRawText();

        var changed = await administrator.PutJson("/v1/tiers/business", terms.Replace("\"per_payment\":50000", "\"per_payment\":8", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await Eventually.HoldsAsync(async () => (await Pay(client, 900)).StatusCode == HttpStatusCode.UnprocessableEntity, "the tier's new limit holds", Soon);
    }

    [Fact]
    public async Task Create_MerchantLimited_RefusedUntilItIsNot()
    {
        var (id, client) = await fixture.Merchant();
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);

        await administrator.PutJson($"/v1/merchants/{id}/limited", """{"limited":true,"reason":"review"}""");
        await (await Pay(client, 100)).IsProblem(HttpStatusCode.Conflict, "MERCHANT_LIMITED");
        await administrator.PutJson($"/v1/merchants/{id}/limited", """{"limited":false,"reason":"cleared"}""");
        Assert.Equal(HttpStatusCode.Created, (await Pay(client, 100)).StatusCode);
    }

    private static Task<HttpResponseMessage> Pay(HttpClient client, long amount) =>
        client.PostJson("/v1/payments", $$"""{"amount":{{amount}},"currency":"EUR","payment_method":"tok_visa"}""", Guid.NewGuid().ToString());
}
