using Payments.Merchants;

namespace Payments.Tests.Unit.Merchants;

public sealed class StandardTermsTests
{
    [Theory]
    [InlineData("EUR", 100_000_000)]
    [InlineData("JPY", 1_000_000)]
    [InlineData("KWD", 1_000_000_000)]
    public void Of_Currency_LimitsInItsMinorUnits(string currency, long perPayment)
    {
        var terms = StandardTerms.Of(new MerchantState { SettlementCurrency = currency, TimeZone = "Asia/Tokyo" });

        Assert.Equal((currency, perPayment, perPayment * 10, perPayment * 30, "Asia/Tokyo"), (terms.Currency, terms.Limits.PerPayment, terms.Limits.PerDay, terms.Limits.PerMonth, terms.Limits.TimeZone));
    }
}
