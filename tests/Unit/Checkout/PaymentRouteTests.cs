using Payments.Channels;
using Payments.Checkout;
using Payments.Sagas;

namespace Payments.Tests.Unit.Checkout;

public sealed class PaymentRouteTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly SagaState Saga = new() { Payment = new PaymentOrder { Channel = "a", Fallbacks = ["b", "c"], Reference = "ch_1" }, Retry = new SagaRetry(2, Sending: true, "away") };
    private static readonly ChannelAnswer Again = new ChannelAnswer.Declined(DeclineReason.ChannelError, Retryable: true, "x");

    [Fact]
    public void Next_RetryableDecline_NextChannelWithNothingOfTheLastAttempt()
    {
        var next = PaymentRoute.Next(Saga, "att_1", Again, mayHaveActed: true, Now)!;

        Assert.Equal(("b", null, null, 2), (next.Payment.Channel, next.Payment.Reference, next.Retry, PaymentRoute.Attempt(next.Payment)));
        Assert.Equal(["c"], next.Payment.Fallbacks!.Value.AsEnumerable());
        var left = Assert.Single(next.Payment.Earlier!.Value);
        Assert.Equal(("att_1", "a", "x", Now), (left.Id, left.Channel, left.Decline?.ChannelCode, left.At));
        var last = PaymentRoute.Next(next, "att_2", Again, mayHaveActed: false, Now)!;
        Assert.Equal(("c", null, 3), (last.Payment.Channel, last.Payment.Fallbacks, PaymentRoute.Attempt(last.Payment)));
        Assert.Null(PaymentRoute.Next(last, "att_3", Again, mayHaveActed: false, Now));
    }

    [Fact]
    public void NextAfterQuestion_DeclineLearntLate_GoesOnUnlessTheCustomerWasShownSomething()
    {
        Assert.Equal("b", PaymentRoute.NextAfterQuestion(Saga with { Payment = Saga.Payment with { Reference = null } }, "att_1", Again, Now)?.Payment.Channel);
        Assert.Null(PaymentRoute.NextAfterQuestion(Saga, "att_1", Again, Now));
        Assert.Null(PaymentRoute.NextAfterQuestion(Saga with { Payment = Saga.Payment with { Reference = null } }, "att_1", new ChannelAnswer.NotFound(), Now));
    }

    [Fact]
    public void Next_MoneyMayMove_StaysWithTheChannel()
    {
        Assert.Null(PaymentRoute.Next(Saga, "att_1", new ChannelAnswer.Unknown("lost"), false, Now));
        Assert.Null(PaymentRoute.Next(Saga, "att_1", new ChannelAnswer.NotSent("away"), mayHaveActed: true, Now));
        Assert.Null(PaymentRoute.Next(Saga, "att_1", new ChannelAnswer.NotFound(), false, Now));
        Assert.Null(PaymentRoute.Next(Saga, "att_1", new ChannelAnswer.Processing("ch_1"), false, Now));
        Assert.Null(PaymentRoute.Next(Saga, "att_1", new ChannelAnswer.CustomerAction("ch_1", new Uri("https://x"), Now), false, Now));
        Assert.Null(PaymentRoute.Next(Saga, "att_1", new ChannelAnswer.Succeeded("ch_1"), false, Now));
        Assert.Null(PaymentRoute.Next(Saga, "att_1", new ChannelAnswer.Declined(DeclineReason.LostCard, true, "x"), false, Now));
        Assert.NotNull(PaymentRoute.Next(Saga, "att_1", new ChannelAnswer.NotSent("away"), mayHaveActed: false, Now));
    }
}
