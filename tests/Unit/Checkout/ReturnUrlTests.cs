using Payments.Checkout;

namespace Payments.Tests.Unit.Checkout;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("https://shop.example/back?order=1")]
    [InlineData("http://127.0.0.1:5000/back")]
    public void Check_WhereACustomerCanComeBackTo_Taken(string? url) => Assert.Null(ReturnUrl.Check(url));

    [Theory]
    [InlineData("", "INVALID_FIELD")]
    [InlineData("shop.example", "INVALID_FIELD")]
    [InlineData("http://shop.example", "INVALID_FIELD")]
    [InlineData("javascript:alert(1)", "INVALID_FIELD")]
    [InlineData("https://user:password@shop.example", "INVALID_FIELD")]
    [InlineData("https://shop.example/\n", "INVALID_FIELD")]
    [InlineData("https://shop.example/?card=4242424242424242", "CARD_NUMBER_REFUSED")]
    public void Check_AnythingElse_RefusedByName(string url, string code)
    {
        var refusal = ReturnUrl.Check(url)!;
        Assert.Equal((code, "return_url"), (refusal.Code, refusal.Field));
    }

    [Fact]
    public void Check_TooLong_Refused() => Assert.NotNull(ReturnUrl.Check("https://shop.example/" + new string('a', ReturnUrl.MaxLength)));
}
