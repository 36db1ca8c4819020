using Payments.Channels;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels.Contract;

/// <summary>What holds for money that is held first.</summary>
public abstract partial class ChannelContractTests
{
    private bool Holds => Channel.Capabilities.PreAuthorisation;

    [Fact]
    public async Task Authorise_WhereTheChannelCannot_DeclinedAsNotSupported()
    {
        if (Holds) return;

        Assert.Equal(DeclineReason.NotSupported, Assert.IsType<Declined>(await Channel.Authorise(provider.Order(), default)).Reason);
    }

    [Fact]
    public async Task Authorise_Approved_HeldOnceAndFound()
    {
        if (!Holds) return;
        var (order, held) = await Held();

        // Not every channel says until when.
        Assert.False(held.Expires <= TimeProvider.System.GetUtcNow());
        Assert.Equal(held, await Channel.Query(Query(order, held.Reference, AttemptKind.Authorisation), default));
        Assert.Equal(["authorisation"], await provider.Effects(order.AttemptId));
    }

    [Fact]
    public async Task Capture_Whole_TakenOnceHoweverOftenOrdered()
    {
        if (!Holds) return;
        var (order, held) = await Held();
        var capture = Capture(order, held.Reference, order.Amount.Minor, true);

        var captured = Assert.IsType<Succeeded>(await Channel.Capture(capture, default));

        Assert.Equal(captured, await Channel.Capture(capture, default));
        Assert.Equal(captured, await Channel.Query(Query(capture), default));
        Assert.Equal(["capture"], await provider.Effects(capture.AttemptId));
        Assert.IsType<Declined>(await Channel.Release(Release(order, held.Reference), default));
    }

    [Fact]
    public async Task Capture_PartAndFinal_LeavesNothingToTake()
    {
        if (!Holds || !Channel.Capabilities.PartialCapture) return;
        var (order, held) = await Held();

        Assert.IsType<Succeeded>(await Channel.Capture(Capture(order, held.Reference, order.Amount.Minor / 2, true), default));

        var more = Capture(order, held.Reference, 100, true);
        Assert.Equal(DeclineReason.NotAllowedNow, Assert.IsType<Declined>(await Channel.Capture(more, default)).Reason);
        Assert.Empty(await provider.Effects(more.AttemptId));
    }

    [Fact]
    public async Task Capture_SeveralTimes_UntilTheLast()
    {
        if (!Holds || !Channel.Capabilities.MultipleCapture) return;
        var (order, held) = await Held();
        var (first, second, last) = (Capture(order, held.Reference, 300, false), Capture(order, held.Reference, 300, false), Capture(order, held.Reference, 200, true));

        Assert.IsType<Succeeded>(await Channel.Capture(first, default));
        Assert.IsType<NotFound>(await Channel.Query(Query(second), default));
        Assert.IsType<Succeeded>(await Channel.Capture(second, default));
        Assert.IsType<Succeeded>(await Channel.Capture(last, default));

        foreach (var capture in new[] { first, second, last })
        {
            Assert.IsType<Succeeded>(await Channel.Query(Query(capture), default));
            Assert.Equal(["capture"], await provider.Effects(capture.AttemptId));
        }
    }

    [Fact]
    public async Task Capture_MoreThanIsHeld_Declined()
    {
        if (!Holds) return;
        var (order, held) = await Held();
        var capture = Capture(order, held.Reference, order.Amount.Minor * 3, true);

        Assert.Equal(DeclineReason.NotAllowedNow, Assert.IsType<Declined>(await Channel.Capture(capture, default)).Reason);

        Assert.Empty(await provider.Effects(capture.AttemptId));
    }

    [Theory]
    [MemberData(nameof(ContractFaults.AfterActing), MemberType = typeof(ContractFaults))]
    public async Task Capture_DoneButAnsweredWrongly_UnknownThenFoundAndNeverTwice(string fault)
    {
        if (!Holds) return;
        var (order, held) = await Held();
        var capture = Capture(order, held.Reference, order.Amount.Minor, true);
        await provider.Arm(capture.AttemptId, fault);

        Assert.IsType<Unknown>(await Impatiently(patience => Channel.Capture(capture, patience)));

        Assert.IsType<Succeeded>(await Channel.Query(Query(capture), default));
        await Channel.Capture(capture, default);
        Assert.Equal(["capture"], await provider.Effects(capture.AttemptId));
    }

    [Fact]
    public async Task Release_OfWhatIsHeld_OnceAndNothingIsLeftToTake()
    {
        if (!Holds) return;
        var (order, held) = await Held();
        var release = Release(order, held.Reference);
        var query = new QueryOrder(release.AttemptId, AttemptKind.Release, release.Amount, release.MerchantAccount, held.Reference, OrderedAt: TimeProvider.System.GetUtcNow());
        Assert.IsType<NotFound>(await Channel.Query(query, default));

        Assert.IsType<Succeeded>(await Channel.Release(release, default));

        Assert.IsType<Succeeded>(await Channel.Release(release, default));
        Assert.IsType<Succeeded>(await Channel.Query(query, default));
        Assert.Equal(["release"], await provider.Effects(release.AttemptId));
        Assert.IsType<Declined>(await Channel.Capture(Capture(order, held.Reference, 100, true), default));
    }

    [Fact]
    public async Task Refund_OfACapture_GivesItBackOnce()
    {
        if (!Holds || !provider.RefundsCaptures) return;
        var (order, held) = await Held();
        var captured = Assert.IsType<Succeeded>(await Channel.Capture(Capture(order, held.Reference, order.Amount.Minor, true), default));
        var refund = Orders.Refund(order, captured.Reference);

        await Ended(refund, await Channel.Refund(refund, default));

        Assert.IsType<Succeeded>(await Channel.Query(Query(refund), default));
        Assert.Equal(["refund"], await provider.Effects(refund.AttemptId));
        Assert.IsType<Declined>(await Channel.Refund(Orders.Refund(order, captured.Reference), default));
    }

    protected async Task<(ChargeOrder Order, Succeeded Held)> Held()
    {
        var order = provider.Order();
        return (order, await Settled(order, await Channel.Authorise(order, default), AttemptKind.Authorisation));
    }

    private static CaptureOrder Capture(ChargeOrder order, string reference, long minor, bool final) =>
        new(Orders.NewAttempt(), reference, order.Amount with { Minor = minor }, final, order.MerchantAccount, null);

    private static QueryOrder Query(CaptureOrder order) =>
        new(order.AttemptId, AttemptKind.Capture, order.Amount, order.MerchantAccount, order.AuthorisationReference, OrderedAt: TimeProvider.System.GetUtcNow());

    private static ReleaseOrder Release(ChargeOrder order, string reference) => new(Orders.NewAttempt(), reference, order.Amount, order.MerchantAccount);
}
