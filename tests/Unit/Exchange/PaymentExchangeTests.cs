using System.Collections.Immutable;
using System.Text.Json;
using Payments.Checkout;
using Payments.Exchange;
using Payments.Money;
using Payments.Sagas;

namespace Payments.Tests.Unit.Exchange;

public sealed class PaymentExchangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly FeeTerms Fee = new(6_000, 50);
    private static readonly ExchangeRates Rates = new("EUR", Now, Now, ImmutableSortedDictionary<string, decimal>.Empty.Add("JPY", 165.5m).Add("USD", 1.0845m).Add("IDR", 17_000m));

    [Theory]
    [InlineData(10_000, "JPY", 6_042, 83)]
    [InlineData(10_845, "USD", 10_000, 54)]
    // Worth less than a cent, and counted all the same.
    [InlineData(1, "IDR", 1, 850_000)]
    public void Apply_OtherCurrency_CountsByTheRateAndTakesTheLeastFeeInItsOwn(long minor, string currency, long counted, long leastFee)
    {
        var terms = PaymentExchange.Apply(new Amount(minor, currency), Fee, "EUR", Rates).Value!;

        Assert.Equal(new ExchangedAmount(counted, "EUR", Rates.Of(currency)!.Value, 1m, Now), terms.Exchange);
        Assert.Equal(new FeeTerms(6_000, leastFee), terms.Fee);
    }

    [Fact]
    public void Apply_NoRateOrNoRoom_Refused()
    {
        Assert.Equal("EXCHANGE_RATE_UNKNOWN", PaymentExchange.Apply(new Amount(1, "KWD"), Fee, "EUR", Rates).Refusal?.Code);
        Assert.Equal("EXCHANGE_RATE_UNKNOWN", PaymentExchange.Apply(new Amount(1, "USD"), Fee, "KWD", Rates).Refusal?.Code);
        Assert.Equal("CONVERSION_OUT_OF_RANGE", PaymentExchange.Apply(new Amount(long.MaxValue, "EUR"), Fee, "IDR", Rates).Refusal?.Code);
    }

    [Fact]
    public void Returned_Parts_NeverMoreThanTheWhole()
    {
        var exchange = new ExchangedAmount(667, "EUR", 1, 1, Now);
        Assert.Equal(667, PaymentExchange.Returned(exchange, 1_000, 1_000));
        Assert.Equal((222, 222), (PaymentExchange.Returned(exchange, 333, 1_000), PaymentExchange.Returned(exchange, 334, 1_000)));
        Assert.Null(PaymentExchange.Returned(null, 1, 1_000));
        Assert.Equal(long.MaxValue - 1, PaymentExchange.Returned(exchange with { Amount = long.MaxValue }, long.MaxValue - 1, long.MaxValue));
    }

    [Fact]
    public void Left_WithWhatIsReturnedOfTheRest_NeverMoreThanTheWhole()
    {
        var exchange = new ExchangedAmount(667, "EUR", 1, 1, Now);
        Assert.Equal((667, 444, 0, 600), (PaymentExchange.Left(exchange, 0, 1_000), PaymentExchange.Left(exchange, 333, 1_000), PaymentExchange.Left(exchange, 1_000, 1_000), PaymentExchange.Left(null, 400, 1_000)));
        for (var used = 0L; used <= 1_000; used++) Assert.InRange(PaymentExchange.Left(exchange, used, 1_000) + PaymentExchange.Returned(exchange, used, 1_000)!.Value, 666, 667);
    }

    /// <summary>What counts stands where it always did in payments of the merchant's own currency, and rates read as they were written.</summary>
    [Fact]
    public void Order_Stored_CountsTheSameWhenItIsReadAgain()
    {
        var saga = PaymentSaga.Counted(new SagaState(), PaymentExchange.Apply(new Amount(10_000, "JPY"), Fee, "EUR", Rates).Value!);
        var json = JsonSerializer.Serialize(saga, SagaJson.Default.SagaState);
        var read = JsonSerializer.Deserialize(json, SagaJson.Default.SagaState)!;

        Assert.Equal((saga.Payment.Exchange, 6_042), (read.Payment.Exchange, read.Payment.Counts));
        Assert.DoesNotContain("counts", json, StringComparison.Ordinal);
        Assert.Equal(5, new PaymentOrder { Amount = 5 }.Counts);
    }
}
