using Payments.Money;

namespace Payments.Tests.Unit.Money;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("EUR", 2)]
    [InlineData("USD", 2)]
    [InlineData("CNY", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("ISK", 0)]
    [InlineData("KWD", 3)]
    [InlineData("BHD", 3)]
    [InlineData("CLF", 4)]
    public void TryGet_KnownCode_ItsExponent(string code, int exponent)
    {
        Assert.True(Currency.TryGet(code, out var currency));
        Assert.Equal(exponent, currency.Exponent);
        Assert.Equal(code, currency.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("eur")]
    [InlineData("EURO")]
    [InlineData("XXX")]
    [InlineData("ABC")]
    public void TryGet_AnythingElse_Refused(string? code) => Assert.False(Currency.TryGet(code, out _));

    [Fact]
    public void All_Always_ThreeUpperCaseLetters()
    {
        Assert.True(Currency.All.Count() > 150);
        Assert.All(Currency.All, currency => Assert.Matches("^[A-Z]{3}$", currency.Code));
    }
}
