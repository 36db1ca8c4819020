using Payments.Channels;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels.Contract;

/// <summary>What holds for charges at every channel; a provider's tests derive from this with their fixture.</summary>
public abstract partial class ChannelContractTests(ContractFixture provider)
{
    /// <summary>Shorter than the simulator hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private IPaymentChannel Channel => provider.Channel;

    [Fact]
    public async Task Charge_EveryAmount_SucceedsOnceAndIsFound()
    {
        foreach (var amount in provider.Amounts)
        {
            var order = provider.Order(amount);

            var succeeded = await Charged(order);

            Assert.Equal(succeeded, await Channel.Query(Query(order, succeeded.Reference), default));
            if (provider.FindsLostCharges) Assert.Equal(succeeded, await Channel.Query(Query(order), default));
            Assert.Equal(["charge"], await provider.Effects(order.AttemptId));
        }
    }

    [Fact]
    public async Task Charge_Repeated_SameAnswerAndOneCharge()
    {
        var order = provider.Order();

        var first = await Channel.Charge(order, default);
        var second = await Channel.Charge(order, default);

        // A code that is shown again may live anew.
        if (first is CustomerAction shown && second is CustomerAction again) second = again with { Expires = shown.Expires };
        Assert.Equal(first, second);
        await Settled(order, second);
        Assert.Equal(["charge"], await provider.Effects(order.AttemptId));
    }

    [Fact]
    public async Task Charge_ManyAtTheSameTime_OneCharge()
    {
        var order = provider.Order();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Channel.Charge(order, default)));

        Assert.DoesNotContain(answers, answer => answer is Declined or NotFound);
        await Settled(order, answers.First(answer => answer is not Unknown));
        Assert.Equal(["charge"], await provider.Effects(order.AttemptId));
    }

    [Fact]
    public async Task Charge_KnownAttemptOtherAmount_NeverSucceeds()
    {
        var order = provider.Order();
        await Charged(order);

        var answer = await Channel.Charge(order with { Amount = order.Amount with { Minor = order.Amount.Minor * 2 } }, default);

        Assert.IsNotType<Succeeded>(answer);
        Assert.Equal(["charge"], await provider.Effects(order.AttemptId));
    }

    [Fact]
    public async Task Charge_Declined_WithItsReasonAndFoundAgain()
    {
        if (provider.Declining is not var (token, reason)) return;
        var order = provider.Order(token: token);

        var declined = Assert.IsType<Declined>(await Channel.Charge(order, default));

        Assert.Equal(reason, declined.Reason);
        Assert.Equal(declined, await Channel.Charge(order, default));
        Assert.Equal(declined, await Channel.Query(Query(order), default));
        Assert.Empty(await provider.Effects(order.AttemptId));
    }

    [Fact]
    public async Task Query_NeverOrdered_NotFound() =>
        Assert.IsType<NotFound>(await Channel.Query(Query(provider.Order()), default));

    [Theory]
    [MemberData(nameof(ContractFaults.AfterActing), MemberType = typeof(ContractFaults))]
    public async Task Charge_DoneButAnsweredWrongly_UnknownThenFoundAndNeverTwice(string fault)
    {
        if (provider.FaultsChargesCannotShow.Contains(fault)) return;
        var order = provider.Order();
        await provider.Arm(order.AttemptId, fault);

        Assert.IsType<Unknown>(await Impatiently(patience => Channel.Charge(order, patience)));

        var found = await Channel.Query(Query(order), default);
        Assert.True(found is Succeeded or CustomerAction || !provider.FindsLostCharges && found is NotFound, found.ToString());
        await Settled(order, found is NotFound ? await Channel.Charge(order, default) : found);
        Assert.Equal(["charge"], await provider.Effects(order.AttemptId));
    }

    [Theory]
    [MemberData(nameof(ContractFaults.BeforeActing), MemberType = typeof(ContractFaults))]
    public async Task Charge_FailedBeforeActing_UnknownThenNotFoundThenRepeated(string fault)
    {
        var order = provider.Order();
        await provider.Arm(order.AttemptId, fault);

        Assert.IsType<Unknown>(await Impatiently(patience => Channel.Charge(order, patience)));

        Assert.IsType<NotFound>(await Channel.Query(Query(order), default));
        Assert.Empty(await provider.Effects(order.AttemptId));
        await Charged(order);
        Assert.Equal(["charge"], await provider.Effects(order.AttemptId));
    }

    [Fact]
    public async Task WrongCredentials_Always_DeclineOrdersForAnotherChannelAndProveNothingToQueries()
    {
        var stranger = provider.WithWrongCredentials();
        using var disposed = stranger as IDisposable;
        var order = provider.Order();

        var declined = Assert.IsType<Declined>(await stranger.Charge(order, default));

        Assert.Equal((DeclineReason.ChannelError, true), (declined.Reason, declined.Retryable));
        Assert.IsType<Unknown>(await stranger.Query(Query(order, "pi_0123456789"), default));
    }

    [Fact]
    public async Task NobodyListening_Always_NotSentAndProvesNothingToQueries()
    {
        var lonely = provider.WithNobodyListening();
        using var disposed = lonely as IDisposable;
        var order = provider.Order();

        Assert.IsType<NotSent>(await lonely.Charge(order, default));

        Assert.IsType<Unknown>(await lonely.Query(Query(order, "pi_0123456789"), default));
    }

    protected static QueryOrder Query(ChargeOrder order, string? reference = null, AttemptKind kind = AttemptKind.Charge) =>
        new(order.AttemptId, kind, order.Amount, order.MerchantAccount, Reference: reference, OrderedAt: TimeProvider.System.GetUtcNow());

    protected async Task<Succeeded> Charged(ChargeOrder order) => await Settled(order, await Channel.Charge(order, default));

    /// <summary>Waits for the end of a charge or authorisation, as the customer's part of it when it has one.</summary>
    protected async Task<Succeeded> Settled(ChargeOrder order, ChannelAnswer answer, AttemptKind kind = AttemptKind.Charge)
    {
        if (answer is CustomerAction action)
        {
            await provider.Approve(action);
            await Eventually.HoldsAsync(
                async () => (answer = await Channel.Query(Query(order, action.Reference, kind), default)) is Succeeded, $"{order.AttemptId} is approved: {answer}");
        }

        return Assert.IsType<Succeeded>(answer);
    }

    private static async Task<ChannelAnswer> Impatiently(Func<CancellationToken, Task<ChannelAnswer>> call)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await call(patience.Token);
    }
}
