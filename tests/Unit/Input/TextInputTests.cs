using Payments.Input;

namespace Payments.Tests.Unit.Input;

public sealed class TextInputTests
{
    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("paid with 4242-4242-4242-4242, thanks")]
    public void Check_CardNumberInAnyText_Refused(string text) =>
        Assert.Equal(("CARD_NUMBER_REFUSED", "name"), (TextInput.Check("name", text, 100)?.Code, TextInput.Check("name", text, 100)?.Field));

    [Fact]
    public void CheckEmail_CardNumber_Refused() => Assert.Equal("CARD_NUMBER_REFUSED", TextInput.CheckEmail("email", "4242424242424242@shop.example")?.Code);

    [Theory]
    [InlineData("Tea & Co. 2026-11-21")]
    [InlineData("Order 20261121000001")]
    public void Check_OrdinaryText_Taken(string text) => Assert.Null(TextInput.Check("name", text, 100));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    public void Check_NoText_RefusedNamingTheField(string text) => Assert.Equal("name", TextInput.Check("name", text, 100)?.Field);

    // Not as a theory's data, which the runner writes out and reads back.
    [Fact]
    public void Check_HalfOfACharacter_Refused() => Assert.Equal("name", TextInput.Check("name", "a\ud800", 100)?.Field);
}
