using Payments.Channels;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels.Contract;

/// <summary>What holds for money that goes back.</summary>
public abstract partial class ChannelContractTests
{
    [Fact]
    public async Task Refund_Whole_OnceHoweverOftenOrdered()
    {
        var (order, reference) = await ChargedOrder();
        var refund = Orders.Refund(order, reference);

        var succeeded = await Ended(refund, await Channel.Refund(refund, default));

        Assert.Equal(succeeded, await Ended(refund, await Channel.Refund(refund, default)));
        Assert.Equal(succeeded, await Channel.Query(Query(refund), default));
        Assert.Equal(["refund"], await provider.Effects(refund.AttemptId));
    }

    [Fact]
    public async Task Refund_InParts_NeverMoreThanWasCharged()
    {
        if (!Channel.Capabilities.PartialRefund) return;
        var (order, reference) = await ChargedOrder();
        var part = order.Amount.Minor / 2;
        var (first, second, third) = (Orders.Refund(order, reference, part), Orders.Refund(order, reference, order.Amount.Minor - part), Orders.Refund(order, reference, part));

        await Ended(first, await Channel.Refund(first, default));
        await Ended(second, await Channel.Refund(second, default));
        var declined = Assert.IsType<Declined>(await Channel.Refund(third, default));

        Assert.Equal((DeclineReason.NotAllowedNow, false), (declined.Reason, declined.Retryable));
        Assert.Empty(await provider.Effects(third.AttemptId));
    }

    [Fact]
    public async Task Refund_MoreThanWasCharged_Declined()
    {
        var (order, reference) = await ChargedOrder();
        var refund = Orders.Refund(order, reference, order.Amount.Minor + 100);

        Assert.Equal(DeclineReason.NotAllowedNow, Assert.IsType<Declined>(await Channel.Refund(refund, default)).Reason);

        Assert.Empty(await provider.Effects(refund.AttemptId));
    }

    [Fact]
    public async Task Query_RefundNeverOrdered_NotFound()
    {
        var (order, reference) = await ChargedOrder();

        Assert.IsType<NotFound>(await Channel.Query(Query(Orders.Refund(order, reference)), default));
    }

    [Theory]
    [MemberData(nameof(ContractFaults.AfterActing), MemberType = typeof(ContractFaults))]
    public async Task Refund_DoneButAnsweredWrongly_UnknownThenFoundAndNeverTwice(string fault)
    {
        var (order, reference) = await ChargedOrder();
        var refund = Orders.Refund(order, reference);
        await provider.Arm(refund.AttemptId, fault);

        Assert.IsType<Unknown>(await Impatiently(patience => Channel.Refund(refund, patience)));

        await Ended(refund, await Channel.Query(Query(refund), default));
        await Channel.Refund(refund, default);
        Assert.Equal(["refund"], await provider.Effects(refund.AttemptId));
    }

    [Fact]
    public async Task Void_OfACharge_GivesAllOfItBackOnce()
    {
        var (order, reference) = await ChargedOrder();
        var @void = Orders.Void(order, reference);

        var answer = await Channel.Void(@void, default);
        // A channel that has no way back but the refund says so.
        if (answer is Declined { Reason: DeclineReason.NotSupported }) return;

        Assert.IsType<Succeeded>(answer);
        Assert.IsType<Succeeded>(await Channel.Void(@void, default));
        Assert.IsType<Succeeded>(await Channel.Query(Orders.Query(@void) with { OrderedAt = TimeProvider.System.GetUtcNow() }, default));
        Assert.Single(await provider.Effects(provider.KeyOf(@void, order)), effect => effect is "void" or "refund");
        Assert.IsType<Declined>(await Channel.Refund(Orders.Refund(order, reference), default));
    }

    protected async Task<(ChargeOrder Order, string Reference)> ChargedOrder()
    {
        var order = provider.Order();
        return (order, (await Charged(order)).Reference);
    }

    private static QueryOrder Query(RefundOrder refund) => Orders.Query(refund) with { OrderedAt = TimeProvider.System.GetUtcNow() };

    /// <summary>A refund may take its time.</summary>
    private async Task<Succeeded> Ended(RefundOrder refund, ChannelAnswer answer)
    {
        if (answer is Processing processing)
            await Eventually.HoldsAsync(
                async () => (answer = await Channel.Query(Query(refund) with { Reference = processing.Reference }, default)) is not Processing, "the refund has ended");
        return Assert.IsType<Succeeded>(answer);
    }
}
