using Payments.Checkout;

namespace Payments.Tests.Unit.Checkout;

public sealed class CardNumbersTests
{
    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("card: 4242 4242 4242 4242.")]
    [InlineData("4242-4242-4242-4242")]
    [InlineData("378282246310005")]
    [InlineData("x 6011000990139424 y")]
    [InlineData("card4242424242424242")]
    [InlineData("Ada-4242424242424242")]
    [InlineData("dead 4242-4242-4242-4242 beef")]
    [InlineData("3782 822463 10005")]
    [InlineData("2223003122003222")]
    public void AreIn_TextWithOne_True(string text) => Assert.True(CardNumbers.AreIn(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tok_visa")]
    [InlineData("4242424242424241")]
    [InlineData("order 2026-11-21 12:30")]
    [InlineData("123456789012")]
    [InlineData("2026112100000133")]
    [InlineData("ab5105105105105100")]
    [InlineData("f4242424-2424-4242-8242-4242424242ab")]
    [InlineData("42424242-42424242")]
    [InlineData("a2424242-4242-4242-4242-4242abcdef01")]
    public void AreIn_TextWithout_False(string? text) => Assert.False(CardNumbers.AreIn(text));
}
