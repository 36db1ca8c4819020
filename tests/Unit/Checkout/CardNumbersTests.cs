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
    [InlineData("42424242-4242-4242")]
    public void AreIn_TextWithOne_True(string text) => Assert.True(CardNumbers.AreIn(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tok_visa")]
    [InlineData("4242424242424241")]
    [InlineData("order 2026-11-21 12:30")]
    [InlineData("123456789012")]
    [InlineData("42424242-4242-4242-8abc-aaaaaaaaaaaa")]
    public void AreIn_TextWithout_False(string? text) => Assert.False(CardNumbers.AreIn(text));
}
