using Payments.Channels;
using Payments.Checkout;
using Payments.Money;
using Payments.Sagas;

namespace Payments.Tests.Unit.Checkout;

/// <summary>A channel that was asked while the customer has yet to act, and does not say again where.</summary>
public sealed class CustomersTurnTests
{
    private const string Id = "pay_00000000000000000000000000";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly BeginPayment Intent = new("mer_1", "ord_1", new Amount(1_000, "EUR"), "", "alipay/main", null, new FeeTerms(0, 0), "att_1", Now);
    private static readonly AttemptResult Asked = ChannelAnswers.Read(new ChannelAnswer.Processing("att_1", IsCustomersTurn: true))!;

    [Fact]
    public void Settle_CodeWasShown_StaysPendingAndGoesOnShowingIt()
    {
        var code = new CustomerStep("https://qr.example/1", Now);
        var pending = PaymentRules.BeginSettled(Id, Intent, new AttemptResult(AttemptOutcome.CustomerAction, "att_1", NextAction: code), Now);

        var after = PaymentRules.Settle(Id, pending, Asked, Now);

        Assert.Equal((PaymentStatus.Pending, code), (after.Status, PaymentRules.View(Id, after).NextAction));
        Assert.Same(pending, after);
        // Lost in between, it is found again.
        var lost = PaymentRules.Settle(Id, pending, new AttemptResult(AttemptOutcome.Unknown, Why: "away"), Now);
        Assert.Equal(code, PaymentRules.View(Id, PaymentRules.Settle(Id, lost, Asked, Now)).NextAction);
    }

    [Fact]
    public void Settle_NobodyWasShownAnything_Processing() =>
        Assert.Equal(PaymentStatus.Processing, PaymentRules.BeginSettled(Id, Intent, Asked, Now).Status);
}
