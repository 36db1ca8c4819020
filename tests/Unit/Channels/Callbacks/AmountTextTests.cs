using Payments.Channels;
using Payments.Money;

namespace Payments.Tests.Unit.Channels.Callbacks;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData(1234, "CNY", "12.34")]
    [InlineData(1, "CNY", "0.01")]
    [InlineData(1000, "EUR", "10.00")]
    [InlineData(5000, "JPY", "5000")]
    [InlineData(1234, "KWD", "1.234")]
    [InlineData(long.MaxValue, "EUR", "92233720368547758.07")]
    public void Write_AnyAmount_WithTheDigitsOfItsCurrencyAndReadBack(long minor, string currency, string text)
    {
        Assert.Equal(text, AmountText.Write(new Amount(minor, currency)));
        Assert.Equal(new Amount(minor, currency), AmountText.Read(text, currency));
    }

    [Theory]
    [InlineData("12.345", 1234L)]
    [InlineData("0.0000000001", 0L)]
    [InlineData("12.34", 1234L)]
    [InlineData("99999999999999999999999999999999999999", null)]
    [InlineData("79228162514264337593543950335", null)]
    [InlineData("1e3", null)]
    public void ReadDown_MoreExactThanTheCurrency_LeavesTheRest(string text, long? minor) => Assert.Equal(minor, AmountText.ReadDown(text, "EUR")?.Minor);
}
