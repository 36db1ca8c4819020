using System.Net;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Exchange;

public sealed class ExchangeApiTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    [Fact]
    public async Task Convert_TierWithSeveralCurrencies_RoundedAmount()
    {
        var (_, own) = await fixture.Merchant();
        var converted = await (await own.GetAsync("/v1/exchange-rates/conversion?amount=10000&from=USD&to=JPY")).Json();
        // 100 / 1.0845 * 165.5 = 15260.488...
        Assert.Equal((15_260, "JPY", 10_000), (converted.GetProperty("converted").GetInt64(), converted.String("to"), converted.GetProperty("amount").GetInt64()));
        await (await own.GetAsync("/v1/exchange-rates/conversion?amount=1&from=EUR&to=GBP")).IsProblem(HttpStatusCode.UnprocessableEntity, "EXCHANGE_RATE_UNKNOWN");
        await (await own.GetAsync("/v1/exchange-rates/conversion?amount=10000000000000000&from=JPY&to=KWD")).IsProblem(HttpStatusCode.UnprocessableEntity, "EXCHANGE_RATE_UNKNOWN");
        await (await own.GetAsync("/v1/exchange-rates/conversion?amount=1&from=EUR")).IsProblem(HttpStatusCode.BadRequest, "QUERY_PARAMETER_MISSING");
    }

    [Fact]
    public async Task Convert_TierOfOneCurrency_RefusedWithTheTierThatHasIt()
    {
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        using var registered = await administrator.PostJson("/v1/merchants", """{"name":"Shop","country":"DE","settlement_currency":"EUR"}""", Guid.NewGuid().ToString());
        using var starter = fixture.Platform.Client((await registered.Json()).String("api_key"));
        await (await starter.GetAsync("/v1/exchange-rates/conversion?amount=1&from=EUR&to=USD")).IsProblem(HttpStatusCode.UnprocessableEntity, "TIER_BUSINESS_REQUIRED");
    }

    [Fact]
    public async Task Rates_Administrator_AsTheyWereRead()
    {
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        var rates = await (await administrator.GetAsync("/v1/exchange-rates")).Json();
        Assert.Equal(("EUR", 1.0845m), (rates.String("base"), rates.GetProperty("rates").GetProperty("USD").GetDecimal()));
    }
}
