using System.Collections.Immutable;
using Payments.Channels;
using Payments.Checkout;
using Payments.Money;
using Payments.Risk;
using Payments.Sagas;

namespace Payments.Tests.Unit.Checkout;

public sealed class PaymentMethodsTests
{
    private static readonly ImmutableSortedDictionary<string, string> Two = Methods(("paypal", "wallet"), ("stripe", "pm_1"));

    [Fact]
    public void Channels_Known_AreThoseThatThereAreAdaptersFor() =>
        Assert.Equal(ChannelFactories.All.Select(factory => factory.Channel).Order(StringComparer.Ordinal), PaymentMethods.Channels.AsEnumerable());

    [Fact]
    public void Check_TokenForAllOrForEach_Taken()
    {
        Assert.Null(PaymentMethods.Check("tok_visa", null));
        Assert.Null(PaymentMethods.Check("", Two));
        Assert.Null(PaymentMethods.Check("tok_visa", Two));
    }

    [Theory]
    [InlineData("", null, null, "payment_method", "INVALID_FIELD")]
    [InlineData("4242424242424242", "stripe", "pm_1", "payment_method", "CARD_NUMBER_REFUSED")]
    [InlineData("", "stripe", "", "payment_methods.stripe", "INVALID_FIELD")]
    [InlineData("", "stripe", null, "payment_methods.stripe", "INVALID_FIELD")]
    [InlineData("", "stripe", "a\nb", "payment_methods.stripe", "INVALID_FIELD")]
    [InlineData("", "stripe", "4242 4242 4242 4242", "payment_methods.stripe", "CARD_NUMBER_REFUSED")]
    [InlineData("tok_visa", "STRIPE", "pm_1", "payment_methods", "INVALID_FIELD")]
    [InlineData("tok_visa", "4242424242424242", "pm_1", "payment_methods", "INVALID_FIELD")]
    public void Check_NotAToken_RefusedWithItsFieldAndWithoutWhatWasSent(string method, string? channel, string? token, string field, string code)
    {
        var refusal = PaymentMethods.Check(method, channel is null ? null : Methods((channel, token!)));
        Assert.Equal((field, code), (refusal?.Field, refusal?.Code));
        Assert.DoesNotContain("4242", refusal!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TooLongOrNone_Refused()
    {
        Assert.Equal("payment_methods.stripe", PaymentMethods.Check("", Methods(("stripe", new string('x', PaymentInput.MaxText + 1))))?.Field);
        Assert.Equal("payment_methods", PaymentMethods.Check("tok_visa", Methods())?.Field);
    }

    [Fact]
    public void Token_OfTheChannelThatThePaymentIsAt_ItsOwnElseTheOneForAll()
    {
        Assert.Equal("pm_1", PaymentRoute.Token(new PaymentOrder { Channel = "stripe/eu", Method = "tok_visa", Methods = Two }));
        Assert.Equal("tok_visa", PaymentRoute.Token(new PaymentOrder { Channel = "simulator", Method = "tok_visa", Methods = Two }));
        Assert.Equal("tok_visa", PaymentRoute.Token(new PaymentOrder { Channel = "stripe", Method = "tok_visa" }));
        Assert.Equal("", PaymentRoute.Token(new PaymentOrder { Channel = "alipay", Methods = Two }));
    }

    [Fact]
    public void Tokens_OfARoute_OthersAreNotKept()
    {
        Assert.Equal(["stripe"], PaymentRoute.Tokens(Two, ["stripe/eu", "alipay"])!.Keys);
        Assert.Null(PaymentRoute.Tokens(Two, ["simulator"]));
        Assert.Null(PaymentRoute.Tokens(null, ["stripe"]));
    }

    [Fact]
    public void For_OneTokenForAll_EveryChannelHasOne()
    {
        Assert.Null(PaymentMethods.For("tok_visa", Two));
        Assert.Equal(["paypal", "stripe"], PaymentMethods.For("", Two)!.Value.AsEnumerable());
    }

    [Fact]
    public void Assess_AnyTokenDenied_Blocked() =>
        Assert.Equal("method_denied", RiskRules.Assess(new RiskSubject("mer_1", new Amount(1, "EUR"), "", Two), new HashSet<string> { "pm_1" }).Rule);

    private static ImmutableSortedDictionary<string, string> Methods(params (string Channel, string Token)[] all) => all.ToImmutableSortedDictionary(one => one.Channel, one => one.Token);
}
