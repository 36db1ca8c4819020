using System.Collections.Immutable;
using Payments.Channels;
using Payments.Checkout;
using Payments.Ids;
using Payments.Money;
using Payments.Outcomes;
using Payments.Routing;

namespace Payments.Tests.Integration.Checkout;

/// <summary>Each channel is asked with its own token, and one that has none and needs one is passed over.</summary>
public sealed class PaymentMethodTests(ThreeChannels platform) : IClassFixture<ThreeChannels>, IDisposable
{
    private static readonly ChannelAnswer No = new ChannelAnswer.Declined(DeclineReason.CardDeclined, Retryable: true, "do_not_honor");

    [Fact]
    public async Task Run_TokenForEach_EveryAttemptWithThatOfItsChannel()
    {
        (platform.Stripe.Refuses, platform.Channel.Refuses) = (_ => No, _ => No);

        var payment = (await Pay("", ("stripe", "pm_1"), ("simulator", "tok_1"), ("paypal", "visa"))).Value!.Payment;

        Assert.Equal(PaymentStatus.Succeeded, payment.Status);
        Assert.Equal("pm_1", Token(platform.Stripe, payment, "1"));
        Assert.Equal("tok_1", Token(platform.Channel, payment, "2"));
        Assert.Equal("visa", Token(platform.PayPal, payment, "3"));
        // A payment keeps the token of the attempt that it is at, as it always did.
        Assert.Equal(["visa"], await platform.Database.ColumnAsync($"SELECT doc::jsonb -> 'attempt' ->> 'method' FROM payments WHERE key = '{payment.Id}'"));
    }

    [Fact]
    public async Task Run_NoTokenForAChannelThatNeedsOne_PassedOver()
    {
        platform.Stripe.Refuses = _ => No;

        var payment = (await Pay("", ("stripe", "pm_1"))).Value!.Payment;

        Assert.Equal("", Token(platform.PayPal, payment, "2"));
        Assert.DoesNotContain(platform.Channel.Asked, attempt => attempt.Contains(payment.Id, StringComparison.Ordinal));
        var decision = Assert.Single((await platform.Grains.GetGrain<IRoutingReadsGrain>("test").Decisions(null, payment.Id)).Value!.Decisions);
        Assert.Equal([("simulator", Exclusion.NoPaymentMethod)], decision.Decision.Excluded.Select(one => (one.Channel, one.Reason)));
        Assert.Equal(["stripe"], decision.Subject.TokensFor!.Value.AsEnumerable());
        // The names of channels are kept with a decision, what they are paid with is not.
        Assert.Equal(0, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM routing_decisions WHERE payment_id = '{payment.Id}' AND strpos(doc, 'pm_1') > 0"));
    }

    [Fact]
    public async Task Run_TokenForAllBeside_ServesTheChannelsWithoutTheirOwn()
    {
        platform.Stripe.Refuses = _ => No;

        var payment = (await Pay("visa", ("stripe", "pm_1"))).Value!.Payment;

        Assert.Equal(("pm_1", "visa"), (Token(platform.Stripe, payment, "1"), Token(platform.Channel, payment, "2")));
    }

    public void Dispose() => (platform.Stripe.Refuses, platform.Channel.Refuses) = (_ => null, _ => null);

    private async Task<Outcome<PaymentAnswer>> Pay(string method, params (string Channel, string Token)[] methods)
    {
        var id = EntityId.New(IdPrefix.Payment);
        return await platform.Grains.GetGrain<IPaymentSagaGrain>(id).Run(new CreatePayment(
            PlatformInProcess.Request(id), await platform.Merchant(), new Amount(1_000, "EUR"), method, null, null, Methods: methods.ToImmutableSortedDictionary(one => one.Channel, one => one.Token)));
    }

    private static string Token(ScriptedChannel channel, PaymentView payment, string attempt) => channel.Orders[AttemptId.Of(payment.Id, attempt)].PaymentMethodToken;
}
