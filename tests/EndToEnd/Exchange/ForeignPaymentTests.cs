using System.Net;
using System.Text.Json;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Exchange;

/// <summary>Payments in another currency than the merchant's: money in their own, limits in the merchant's. 165.5 yen are one euro.</summary>
public sealed class ForeignPaymentTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    [Fact]
    public async Task Pay_Yen_BookedInYenAndCountedInEurosUntilItIsRefunded()
    {
        var (merchant, client) = await fixture.Merchant();

        var payment = await Pay(client, 10_000, "tok_visa");

        // 10,000 / 165.5 = 60.4229..., of which each half of the refund gives back its half.
        var exchange = payment.GetProperty("exchange");
        Assert.Equal((6_042, "EUR", 165.5m, 1m), (exchange.GetProperty("amount").GetInt64(), exchange.String("currency"), exchange.GetProperty("from_per_base").GetDecimal(), exchange.GetProperty("to_per_base").GetDecimal()));
        Assert.Equal(("JPY", 10_000, "succeeded"), (payment.String("currency"), payment.GetProperty("amount").GetInt64(), payment.String("status")));
        await Counts(client, 6_042);
        await Refund(client, payment, """{"amount":5000}""");
        await Counts(client, 3_021);
        await Refund(client, payment, "{}");
        await Counts(client, 0);
        Assert.Equal(["JPY"], await fixture.Database.ColumnAsync($"SELECT DISTINCT currency FROM transfers WHERE merchant_id = '{merchant}'"));
        Assert.Equal(["6042"], await fixture.Database.ColumnAsync($"SELECT doc::jsonb -> 'exchange' ->> 'amount' FROM payments WHERE merchant_id = '{merchant}'"));
    }

    [Fact]
    public async Task Pay_WaitsForItsCustomerThenCancelled_HeldInEurosAndFreeAgain()
    {
        var (_, client) = await fixture.Merchant();

        var payment = await Pay(client, 331_000, "tok_3ds");

        await Counts(client, 200_000);
        await Eventually.HoldsAsync(async () => (await Day(client)).GetProperty("held").GetInt64() == 200_000, "what waits is told as held");
        using var cancelled = await client.PostAsync(new Uri($"/v1/payments/{payment.String("id")}/cancel", UriKind.Relative), null);
        Assert.Equal("cancelled", (await cancelled.Json()).String("status"));
        await Counts(client, 0);
    }

    [Fact]
    public async Task PreAuthorise_Yen_HeldInEurosAndTheUncapturedShareFreeAgain()
    {
        var (_, client) = await fixture.Merchant();
        using var answer = await client.PostJson("/v1/pre-authorisations", """{"amount":331000,"currency":"JPY","payment_method":"tok_visa"}""", Guid.NewGuid().ToString());
        var hold = await answer.Json();
        Assert.Equal(("authorised", 200_000), (hold.String("status"), hold.GetProperty("exchange").GetProperty("amount").GetInt64()));

        using var captured = await client.PostJson($"/v1/pre-authorisations/{hold.String("id")}/capture", """{"amount":82750}""", Guid.NewGuid().ToString());

        Assert.Equal("succeeded", (await captured.Json()).String("status"));
        await Eventually.HoldsAsync(async () => (await Day(client)).GetProperty("held").GetInt64() == 150_000, "what was not captured is told as held");
        await Counts(client, 200_000);
        using var voided = await client.PostAsync(new Uri($"/v1/pre-authorisations/{hold.String("id")}/void", UriKind.Relative), null);
        await Counts(client, 50_000);
        using var refunded = await client.PostJson($"/v1/pre-authorisations/{hold.String("id")}/refunds", "{}", Guid.NewGuid().ToString());
        Assert.Equal("succeeded", (await refunded.Json()).String("status"));
        await Counts(client, 0);
    }

    [Theory]
    [InlineData(165_500_000, 201, null)]
    [InlineData(165_500_001, 422, "LIMIT_SINGLE_EXCEEDED")]
    public async Task Pay_AtTheLimitInEuros_DecidedByTheRate(long yen, int status, string? code)
    {
        var (_, client) = await fixture.Merchant();

        using var answer = await Post(client, yen, "tok_visa");

        Assert.Equal((status, code), ((int)answer.StatusCode, status == 201 ? null : (await answer.Json()).String("code")));
    }

    [Fact]
    public async Task Pay_LessThanACent_CountsACent()
    {
        var (_, client) = await fixture.Merchant();
        // A yen is 0.6 cents, which are rounded to one.
        Assert.Equal(1, (await Pay(client, 1, "tok_visa")).GetProperty("exchange").GetProperty("amount").GetInt64());
    }

    [Fact]
    public async Task Pay_TierOfOneCurrency_RefusedWithTheTierThatHasIt()
    {
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        using var registered = await administrator.PostJson("/v1/merchants", """{"name":"Shop","country":"DE","settlement_currency":"EUR"}""", Guid.NewGuid().ToString());
        using var starter = fixture.Platform.Client((await registered.Json()).String("api_key"));

        await (await Post(starter, 100, "tok_visa")).IsProblem(HttpStatusCode.UnprocessableEntity, "TIER_BUSINESS_REQUIRED");
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, long yen, string token) =>
        client.PostJson("/v1/payments", $$"""{"amount":{{yen}},"currency":"JPY","payment_method":"{{token}}"}""", Guid.NewGuid().ToString());

    private static async Task<JsonElement> Pay(HttpClient client, long yen, string token)
    {
        using var answer = await Post(client, yen, token);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Json();
    }

    private static async Task Refund(HttpClient client, JsonElement payment, string body)
    {
        using var answer = await client.PostJson($"/v1/payments/{payment.String("id")}/refunds", body, Guid.NewGuid().ToString());
        Assert.Equal("succeeded", (await answer.Json()).String("status"));
    }

    private static async Task<JsonElement> Day(HttpClient client) => (await (await client.GetAsync("/v1/limits")).Json()).GetProperty("day");

    /// <summary>Against the merchant's day, used and held together.</summary>
    private static Task Counts(HttpClient client, long cents) => Eventually.HoldsAsync(
        async () => await Day(client) is var day && day.GetProperty("used").GetInt64() + day.GetProperty("held").GetInt64() == cents, $"{cents} cents count");
}
