using Payments.Channels;
using Payments.Checkout;
using Payments.Ids;
using Payments.Routing;

namespace Payments.Tests.Integration.Checkout;

/// <summary>A payment goes on to its next channel only where it is certain that no money moves at the one before.</summary>
public sealed class FallbackTests(TwoChannels platform) : IClassFixture<TwoChannels>, IDisposable
{
    [Fact]
    public async Task Run_RetryableDecline_SucceedsAtTheNextChannelWithAnAttemptOfItsOwn()
    {
        platform.Channel.Refuses = token => new ChannelAnswer.Declined(DeclineReason.CardDeclined, Retryable: true, "do_not_honor");
        var merchant = await platform.Merchant();

        var payment = await platform.Pay(merchant, "visa");

        Assert.Equal(PaymentStatus.Succeeded, payment.Status);
        Assert.Contains(AttemptId.Of(payment.Id, "1"), platform.Channel.Asked);
        Assert.Contains(AttemptId.Of(payment.Id, "2"), platform.Second.Asked);
        Assert.DoesNotContain(AttemptId.Of(payment.Id, "2"), platform.Channel.Asked);
        // Limits and order once, the money at the channel that took it.
        Assert.Equal(1_000, await platform.Used(merchant));
        Assert.Equal(["channel/simulator/second/clearing"], await platform.Database.ColumnAsync($"SELECT debit FROM transfers WHERE transaction_id = '{payment.Id}' AND debit LIKE 'channel/%'"));
        var routing = (await platform.Grains.GetGrain<IRoutingReadsGrain>("test").Decisions(merchant, payment.Id)).Value!;
        Assert.Equal(["default", "second"], Assert.Single(routing.Decisions).Decision.Channels.Select(channel => channel.AccountId));
        var timeline = (await platform.Grains.GetGrain<IPaymentReadsGrain>("test").Timeline(merchant, payment.Id)).Value!;
        Assert.Equal(
            [(AttemptOutcome.Declined, "simulator", "do_not_honor"), (AttemptOutcome.Succeeded, "simulator/second", null)],
            timeline.Entries.Where(entry => entry.Attempt is not null).Select(entry => (entry.Attempt!.Outcome, entry.Attempt.Channel, entry.Attempt.Decline?.ChannelCode)));
    }

    [Fact]
    public async Task Run_AtTheNextChannel_IsDueUntilItsEndIsWritten()
    {
        platform.Channel.Refuses = _ => new ChannelAnswer.Declined(DeclineReason.CardDeclined, Retryable: true, "do_not_honor");
        var due = 0L;
        platform.Second.Refuses = _ =>
        {
            due = platform.CountInTurn("SELECT count(due) FROM payment_sagas WHERE doc::jsonb -> 'payment' ->> 'amount' = '7777'");
            return null;
        };

        var payment = await platform.Pay(await platform.Merchant(), "visa", minor: 7_777);

        Assert.Equal(1, due);
        await Eventually.HoldsAsync(
            async () => await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM payment_sagas WHERE key = '{payment.Id}' AND due IS NULL AND status = 'Completed'") == 1,
            "its row says that it has ended");
    }

    [Fact]
    public async Task Run_RuleForTheCustomersCountry_DecidesAndIsKept()
    {
        var rule = new RoutingRule("swiss", new RuleConditions(Countries: ["CH"]), new RuleAction(RuleActionKind.UseChannel, [new ChannelRef("simulator", "second")]));
        var merchant = await platform.Merchant();
        Assert.True((await platform.Grains.Routing(merchant).Change(new ChangeRouting(0, new RoutingConfiguration(RoutingStrategy.Cost, Rules: [rule]), "test", merchant))).Accepted);

        var payment = await platform.Pay(merchant, "visa", hints: new RouteHints("CH", "visa"));

        Assert.Contains(AttemptId.Of(payment.Id, "1"), platform.Second.Asked);
        var decided = Assert.Single((await platform.Grains.GetGrain<IRoutingReadsGrain>("test").Decisions(merchant, payment.Id)).Value!.Decisions);
        Assert.Equal(("swiss", "CH", "visa"), (decided.Decision.Rule, decided.Subject.Country, decided.Subject.CardBrand));
    }

    [Fact]
    public async Task Run_NoChannelLeft_RefusedAndNothingStored()
    {
        var rule = new RoutingRule("closed", new RuleConditions(), new RuleAction(RuleActionKind.Deny, [new ChannelRef("simulator")]));
        var merchant = await platform.Merchant();
        Assert.True((await platform.Grains.Routing(merchant).Change(new ChangeRouting(0, new RoutingConfiguration(RoutingStrategy.Cost, Rules: [rule]), "test", merchant))).Accepted);

        var answer = await platform.Grains.GetGrain<IPaymentSagaGrain>(EntityId.New(IdPrefix.Payment)).Run(
            new CreatePayment(PlatformInProcess.Request("no-channel"), merchant, new Payments.Money.Amount(100, "EUR"), "visa", null, null));

        Assert.Equal("NO_CHANNEL", answer.Refusal?.Code);
        Assert.Contains("denied_by_rule", answer.Refusal!.Detail, StringComparison.Ordinal);
        Assert.Equal((0, 0L), ((int)await platform.Used(merchant), await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM payment_sagas WHERE merchant_id = '{merchant}'")));
    }

    [Fact]
    public async Task Run_HardDecline_StaysWithIt()
    {
        platform.Channel.Refuses = token => new ChannelAnswer.Declined(DeclineReason.StolenCard, Retryable: true, "stolen_card");

        var payment = await platform.Pay(await platform.Merchant(), "visa");

        Assert.Equal((PaymentStatus.Failed, "stolen_card"), (payment.Status, payment.Decline?.Reason));
        Assert.DoesNotContain(AttemptId.Of(payment.Id, "2"), platform.Second.Asked);
    }

    [Fact]
    public async Task Run_AnswerLost_AskedForAndNeverSentElsewhere()
    {
        platform.Channel.Refuses = token => new ChannelAnswer.Unknown("lost");

        var payment = await platform.Pay(await platform.Merchant(), "visa");

        Assert.Equal(PaymentStatus.Unknown, payment.Status);
        Assert.DoesNotContain(AttemptId.Of(payment.Id, "2"), platform.Second.Asked);
    }

    [Fact]
    public async Task Resume_LostAnswerWasADecline_GoesOnWhenItIsLearnt()
    {
        platform.Channel.Refuses = token => new ChannelAnswer.Unknown("lost");
        var merchant = await platform.Merchant();
        var payment = await platform.Pay(merchant, "visa");
        platform.Channel.Says[AttemptId.Of(payment.Id, "1")] = new ChannelAnswer.Declined(DeclineReason.CardDeclined, Retryable: true, "do_not_honor");

        platform.Clock.Forward(TimeSpan.FromSeconds(6));
        await platform.Saga(payment).Resume();

        Assert.Equal((PaymentStatus.Succeeded, 1_000), (await platform.Status(payment), await platform.Used(merchant)));
        Assert.Contains(AttemptId.Of(payment.Id, "2"), platform.Second.Asked);
        var timeline = (await platform.Grains.GetGrain<IPaymentReadsGrain>("test").Timeline(merchant, payment.Id)).Value!;
        Assert.Equal(
            [(AttemptOutcome.Declined, "simulator"), (AttemptOutcome.Succeeded, "simulator/second")],
            timeline.Entries.Where(entry => entry.Attempt is not null).Select(entry => (entry.Attempt!.Outcome, entry.Attempt.Channel)));
    }

    [Fact]
    public async Task Run_ChannelNotReached_GoesOnAtOnce()
    {
        platform.Channel.Refuses = token => new ChannelAnswer.NotSent("no connection");

        var payment = await platform.Pay(await platform.Merchant(), "visa");

        Assert.Equal(PaymentStatus.Succeeded, payment.Status);
        Assert.Contains(AttemptId.Of(payment.Id, "2"), platform.Second.Asked);
    }

    [Fact]
    public async Task Run_WaitsAtTheSecondChannel_AskedAndVoidedThere()
    {
        platform.Channel.Refuses = token => new ChannelAnswer.NotSent("no connection");
        var merchant = await platform.Merchant();
        var payment = await platform.Pay(merchant);
        Assert.Equal(PaymentStatus.Pending, payment.Status);
        platform.Channel.Refuses = _ => null;

        platform.Clock.Forward(TimeSpan.FromMinutes(30));
        await platform.Saga(payment).Resume();

        Assert.Equal((PaymentStatus.Expired, 0), (await platform.Status(payment), await platform.Used(merchant)));
        Assert.True(platform.Second.IsVoided(AttemptId.Of(payment.Id, "2")));
    }

    [Fact]
    public async Task Run_EveryChannelDeclines_FailedWithTheLastAnswer()
    {
        platform.Channel.Refuses = token => new ChannelAnswer.Declined(DeclineReason.ChannelError, Retryable: true, "first");
        platform.Second.Refuses = token => new ChannelAnswer.Declined(DeclineReason.ChannelError, Retryable: true, "second");
        var merchant = await platform.Merchant();

        var payment = await platform.Pay(merchant, "visa");

        Assert.Equal((PaymentStatus.Failed, "second"), (payment.Status, payment.Decline?.ChannelCode));
        Assert.Equal(0, await platform.Used(merchant));
    }

    public void Dispose() => (platform.Channel.Refuses, platform.Second.Refuses) = (_ => null, _ => null);
}
