using Payments.Channels;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels;

[Collection(SimulatorTests.Name)]
public sealed class ChargeTests(SimulatorFixture simulator)
{
    [Theory]
    [InlineData("EUR", 1)]
    [InlineData("JPY", 1000)]
    [InlineData("KWD", 1234)]
    [InlineData("EUR", 999_999_999_999)]
    public async Task Charge_Visa_SucceedsOnce(string currency, long minor)
    {
        var order = Orders.Charge("tok_visa", minor, currency);

        var answer = await simulator.Channel.Charge(order, default);

        var succeeded = Assert.IsType<Succeeded>(answer);
        Assert.Equal(answer, await simulator.Channel.Query(Orders.Query(order), default));
        var line = Assert.Single(await simulator.Process.Log(), line => line.TryGetProperty("key", out var key) && key.GetString() == order.AttemptId && line.GetProperty("kind").GetString() == "charge");
        Assert.Equal(minor, line.GetProperty("amount").GetInt64());
        Assert.Equal(currency, line.GetProperty("currency").GetString());
        Assert.Equal(succeeded.Reference, line.GetProperty("reference").GetString());
    }

    [Theory]
    [InlineData("tok_declined", DeclineReason.CardDeclined, true)]
    [InlineData("tok_insufficient_funds", DeclineReason.InsufficientFunds, false)]
    [InlineData("tok_lost_card", DeclineReason.LostCard, false)]
    [InlineData("tok_stolen_card", DeclineReason.StolenCard, false)]
    [InlineData("tok_expired_card", DeclineReason.ExpiredCard, false)]
    [InlineData("tok_incorrect_cvc", DeclineReason.IncorrectCvc, false)]
    [InlineData("tok_processing_error", DeclineReason.ChannelError, true)]
    [InlineData("tok_fraudulent", DeclineReason.FraudSuspected, false)]
    [InlineData("tok_limit_exceeded", DeclineReason.LimitExceeded, false)]
    [InlineData("tok_invalid_account", DeclineReason.InvalidAccount, false)]
    [InlineData("tok_not_supported", DeclineReason.NotSupported, true)]
    public async Task Charge_DecliningToken_DeclinedWithItsReason(string token, DeclineReason reason, bool retryable)
    {
        var order = Orders.Charge(token);

        var declined = Assert.IsType<Declined>(await simulator.Channel.Charge(order, default));

        Assert.Equal((reason, retryable), (declined.Reason, declined.Retryable));
        Assert.Equal(declined, await simulator.Channel.Query(Orders.Query(order), default));
        Assert.Equal(["decline"], await simulator.Process.Seen(order.AttemptId));
    }

    [Theory]
    [InlineData("tok_timeout_after")]
    [InlineData("tok_500_after")]
    [InlineData("tok_garbage")]
    [InlineData("tok_wrong_amount")]
    [InlineData("tok_reset_after")]
    public async Task Charge_DoneButNotAnsweredWell_UnknownThenFoundByQueryAndNeverTwice(string token)
    {
        var order = Orders.Charge(token);

        Assert.IsType<Unknown>(await simulator.Impatient.Charge(order, default));

        var found = Assert.IsType<Succeeded>(await simulator.Channel.Query(Orders.Query(order), default));
        Assert.Equal(found, await simulator.Channel.Charge(order, default));
        Assert.Equal(["charge", "duplicate"], await simulator.Process.Seen(order.AttemptId));
    }

    [Theory]
    [InlineData("tok_timeout_before")]
    [InlineData("tok_500_before")]
    public async Task Charge_FailedBeforeActing_UnknownThenNotFound(string token)
    {
        var order = Orders.Charge(token);

        Assert.IsType<Unknown>(await simulator.Impatient.Charge(order, default));

        Assert.IsType<NotFound>(await simulator.Channel.Query(Orders.Query(order), default));
        Assert.Empty(await simulator.Process.Seen(order.AttemptId));
        Assert.IsType<Unknown>(await simulator.Impatient.Charge(order, default));
    }

    [Theory]
    [InlineData("tok_timeout_before_once")]
    [InlineData("tok_500_before_once")]
    public async Task Charge_FailedBeforeActingOnce_RepeatedSucceeds(string token)
    {
        var order = Orders.Charge(token);

        Assert.IsType<Unknown>(await simulator.Impatient.Charge(order, default));
        Assert.IsType<NotFound>(await simulator.Channel.Query(Orders.Query(order), default));

        Assert.IsType<Succeeded>(await simulator.Channel.Charge(order, default));
        Assert.Equal(["charge"], await simulator.Process.Seen(order.AttemptId));
    }

    [Fact]
    public async Task Charge_Slow_WaitsForTheAnswer()
    {
        var order = Orders.Charge("tok_slow");

        Assert.IsType<Succeeded>(await simulator.Channel.Charge(order, default));

        Assert.Equal(["charge"], await simulator.Process.Seen(order.AttemptId));
    }

    [Fact]
    public async Task Charge_Late_ActsAfterTheCallerHasGone()
    {
        using var hasty = SimulatorFixture.ChannelTo(simulator.Process.Url, TimeSpan.FromMilliseconds(100));
        var order = Orders.Charge("tok_late");

        Assert.IsType<Unknown>(await hasty.Charge(order, default));

        Assert.IsType<Succeeded>(await simulator.Settled(Orders.Query(order)));
        Assert.Equal(["charge"], await simulator.Process.Seen(order.AttemptId));
    }

    [Theory]
    [InlineData("tok_processing")]
    [InlineData("tok_processing_declined")]
    public async Task Charge_Processing_SettlesLater(string token)
    {
        var order = Orders.Charge(token);

        var processing = Assert.IsType<Processing>(await simulator.Channel.Charge(order, default));

        var settled = await simulator.Settled(Orders.Query(order));
        if (token == "tok_processing") Assert.Equal(new Succeeded(processing.Reference), settled);
        else Assert.Equal(DeclineReason.CardDeclined, Assert.IsType<Declined>(settled).Reason);
        Assert.Equal(["pending", token == "tok_processing" ? "charge" : "decline"], await simulator.Process.Seen(order.AttemptId));
    }

    [Fact]
    public async Task Charge_SameOrderWhileItProcesses_SameAnswerAgain()
    {
        var order = Orders.Charge("tok_processing");
        var first = await simulator.Channel.Charge(order, default);
        await simulator.Settled(Orders.Query(order));

        Assert.Equal(first, await simulator.Channel.Charge(order, default));
    }

    [Theory]
    [InlineData(1051, DeclineReason.InsufficientFunds)]
    [InlineData(20041, DeclineReason.LostCard)]
    public async Task Charge_AmountTokenWithAnEnding_BehavesAsTheEndingSays(long minor, DeclineReason reason) =>
        Assert.Equal(reason, Assert.IsType<Declined>(await simulator.Channel.Charge(Orders.Charge("tok_amount", minor), default)).Reason);

    [Theory]
    [InlineData("tok_amount", 1000)]
    [InlineData("tok_visa", 1051)]
    public async Task Charge_NoEndingOrNotTheAmountToken_Succeeds(string token, long minor) =>
        Assert.IsType<Succeeded>(await simulator.Channel.Charge(Orders.Charge(token, minor), default));

    [Fact]
    public async Task Charge_TokenOfNobody_DeclinedAsOurMistake()
    {
        var order = Orders.Charge("tok_nobody");

        Assert.Equal(new Declined(DeclineReason.InvalidRequest, false, "token_unknown"), await simulator.Channel.Charge(order, default));
        Assert.Empty(await simulator.Process.Seen(order.AttemptId));
    }

    [Fact]
    public async Task Query_OfAnotherAmountThanWasCharged_Unknown()
    {
        var order = Orders.Charge("tok_visa");
        await simulator.Channel.Charge(order, default);

        Assert.IsType<Unknown>(await simulator.Channel.Query(Orders.Query(order with { Amount = order.Amount with { Minor = 999 } }), default));
        Assert.IsType<Unknown>(await simulator.Channel.Query(Orders.Query(order with { Amount = order.Amount with { Currency = "USD" } }), default));
    }
}
