using Payments.Channels;
using Payments.Channels.Stripe;
using Payments.Money;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels.Contract;

public sealed class StripeFixture : ContractFixture
{
    public override IChannelFactory Factory { get; } = new StripeFactory();

    public override string ApprovingToken => "pm_card_visa";

    public override (string Token, DeclineReason Reason)? Declining => ("pm_card_visa_chargeDeclinedInsufficientFunds", DeclineReason.InsufficientFunds);

    public override bool RefundsCaptures => true;

    public override IReadOnlyList<Amount> Amounts { get; } = [new(1234, "EUR"), new(5000, "JPY"), new(12_340, "KWD"), new(500, "ISK"), new(12_300, "MGA")];

    protected override string BasePath => "stripe/";

    protected override IReadOnlyDictionary<string, string> Credentials { get; } = new Dictionary<string, string> { ["secret_key"] = "sk_test_simulator" };

    protected override IReadOnlyDictionary<string, string> WrongCredentials { get; } = new Dictionary<string, string> { ["secret_key"] = "sk_test_wrong" };

    public override async Task Approve(CustomerAction action)
    {
        using var customer = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var page = await customer.GetAsync(action.Redirect);
        Assert.Equal("https://shop.example/back", page.Headers.Location?.AbsoluteUri);
    }
}

public sealed class StripeContractTests(StripeFixture stripe) : ChannelContractTests(stripe), IClassFixture<StripeFixture>
{
    [Theory]
    [InlineData("pm_card_chargeDeclined", DeclineReason.CardDeclined, true)]
    [InlineData("pm_card_visa_chargeDeclinedLostCard", DeclineReason.LostCard, false)]
    [InlineData("pm_card_visa_chargeDeclinedStolenCard", DeclineReason.StolenCard, false)]
    [InlineData("pm_card_chargeDeclinedExpiredCard", DeclineReason.ExpiredCard, false)]
    [InlineData("pm_card_chargeDeclinedIncorrectCvc", DeclineReason.IncorrectCvc, false)]
    [InlineData("pm_card_chargeDeclinedProcessingError", DeclineReason.ChannelError, true)]
    [InlineData("pm_card_visa_chargeDeclinedVelocityLimitExceeded", DeclineReason.LimitExceeded, false)]
    [InlineData("pm_card_radarBlock", DeclineReason.FraudSuspected, false)]
    [InlineData("pm_card_unheard_of", DeclineReason.InvalidRequest, false)]
    public async Task Charge_PublishedTestCard_DeclinedWithItsReason(string token, DeclineReason reason, bool retryable)
    {
        var declined = Assert.IsType<Declined>(await stripe.Channel.Charge(stripe.Order(token: token), default));

        Assert.Equal((reason, retryable), (declined.Reason, declined.Retryable));
    }

    [Theory]
    [InlineData("succeeded")]
    [InlineData("failed")]
    public async Task Charge_AuthenticationRequired_TheCustomerDecides(string outcome)
    {
        var order = stripe.Order(token: "pm_card_threeDSecure2Required");
        var action = Assert.IsType<CustomerAction>(await stripe.Channel.Charge(order, default));
        Assert.Equal(action, await stripe.Channel.Query(Query(order), default));

        await stripe.Approve(action with { Redirect = new Uri($"{action.Redirect}?outcome={outcome}") });

        var answer = await stripe.Channel.Query(Query(order, action.Reference), default);
        if (outcome == "succeeded") Assert.IsType<Succeeded>(answer);
        else Assert.Equal(DeclineReason.AuthenticationFailed, Assert.IsType<Declined>(answer).Reason);
        Assert.Equal(outcome == "succeeded" ? ["charge"] : [], await stripe.Effects(order.AttemptId));
    }

    [Fact]
    public async Task Charge_AuthenticationRequiredAndNoWayBack_Declined()
    {
        var order = stripe.Order(token: "pm_card_authenticationRequired") with { ReturnUrl = null };

        Assert.Equal(DeclineReason.AuthenticationFailed, Assert.IsType<Declined>(await stripe.Channel.Charge(order, default)).Reason);
    }

    [Fact]
    public async Task Void_OfAChargeThatWaitsForItsCustomer_Cancelled()
    {
        var order = stripe.Order(token: "pm_card_threeDSecure2Required");
        var action = Assert.IsType<CustomerAction>(await stripe.Channel.Charge(order, default));
        var @void = Orders.Void(order, action.Reference);

        Assert.IsType<Succeeded>(await stripe.Channel.Void(@void, default));

        Assert.Equal(["void"], await stripe.Effects(@void.AttemptId));
        Assert.Equal(DeclineReason.NotAllowedNow, Assert.IsType<Declined>(await stripe.Channel.Query(Query(order, action.Reference), default)).Reason);
    }

    [Theory]
    [InlineData("pm_card_pendingRefund")]
    [InlineData("pm_card_refundFail")]
    public async Task Refund_ThatTakesItsTime_ProcessingUntilItsEnd(string token)
    {
        var order = stripe.Order(token: token);
        var refund = Orders.Refund(order, (await Charged(order)).Reference);
        var processing = Assert.IsType<Processing>(await stripe.Channel.Refund(refund, default));
        var query = Orders.Query(refund) with { Reference = processing.Reference };
        ChannelAnswer answer = processing;

        await Eventually.HoldsAsync(async () => (answer = await stripe.Channel.Query(query, default)) is not Processing, "the refund ends");

        if (token == "pm_card_pendingRefund") Assert.Equal(new Succeeded(processing.Reference), answer);
        else Assert.Equal("expired_or_canceled_card", Assert.IsType<Declined>(answer).ChannelCode);
    }

    [Fact]
    public async Task Charge_FaultyTestToken_UnknownThenFound()
    {
        var order = stripe.Order(token: "pm_sim_other_amount");

        Assert.IsType<Unknown>(await stripe.Channel.Charge(order, default));

        Assert.IsType<Succeeded>(await stripe.Channel.Query(Query(order), default));
    }
}
