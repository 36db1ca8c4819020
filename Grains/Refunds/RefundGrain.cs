using Orleans.Concurrency;
using Payments.Channels;
using Payments.Checkout;
using Payments.Outcomes;
using Payments.Requests;
using Payments.Rows;
using Payments.Sagas;

namespace Payments.Refunds;

/// <summary>Reentrant, so that a repeated request learns at once that the first one is still being worked on.</summary>
[Reentrant]
public sealed partial class RefundGrain(
    [PersistentState("refund", RowStorage.Name)] IPersistentState<RefundState> row,
    IChannels channels,
    SagaMetrics metrics,
    TimeProvider clock) : Grain, IRefundGrain
{
    private readonly SagaTurn _turn = new();

    /// <summary>What stands in the row. While it is written the state is ahead of it, and nobody may be told what a crash would take back.</summary>
    private RefundState? _durable;

    private string Id => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _durable = row.RecordExists ? row.State : null;
        return Task.CompletedTask;
    }

    public async Task<Outcome<RefundAnswer>> Run(CreateRefund command)
    {
        if (row.RecordExists && row.State.Fingerprint != command.Request.Fingerprint) return IdempotencyRefusals.KeyReused;
        if (_durable?.Answer is { } first) return new RefundAnswer(first, Replayed: true);
        if (!_turn.TryTake()) return IdempotencyRefusals.InProgress;
        try
        {
            var replayed = row.RecordExists;
            if (!replayed) await Save(RefundSaga.Wish(command, clock.GetUtcNow(), SagaAlarm.Patience));
            var refund = await Continue();
            return refund.Accepted ? new RefundAnswer(refund.Value, replayed) : refund.Refusal;
        }
        finally
        {
            _turn.Leave();
        }
    }

    public async Task Resume()
    {
        if (!SagaAlarm.Rings(row.State.Due, clock) || !_turn.TryTake()) return;
        try
        {
            await Continue();
        }
        finally
        {
            _turn.Leave();
        }
    }

    public Task<Outcome<OwnedRefund>> Read() =>
        Task.FromResult<Outcome<OwnedRefund>>(_durable is { Wish: null } refund ? new OwnedRefund(refund.Hold.MerchantId, RefundSaga.View(Id, refund)) : RefundRefusals.NotFound);

    private async Task<Outcome<RefundView>> Continue()
    {
        if (row.State.Wish is { } wish) return await Begin(wish);
        if (row.State.Retry is { Sending: false } unsent) return await Finish(await SendAgain(unsent));
        var hold = row.State.Hold;
        var question = new QueryOrder(hold.AttemptId, AttemptKind.Refund, hold.Amount, hold.MerchantId, hold.ChargeReference, OrderedAt: row.State.CreatedAt);
        if (ChannelAnswers.Read(await (await channels.Find(hold.Channel)).Channel.Query(question, CancellationToken.None)) is { } known) return await Finish(known);
        _mayHaveActed = true;
        return await Finish(await Send());
    }

    /// <summary>Whoever owns the money decides, and what is held is durable before the channel hears of it.</summary>
    private async Task<Outcome<RefundView>> Begin(RefundWish wish)
    {
        var hold = await Source().Hold(Id, wish);
        if (!hold.Accepted)
        {
            _durable = null;
            await row.Clear(this);
            return hold.Refusal;
        }

        await Store(RefundSaga.Start(Id, row.State, hold.Value, clock.GetUtcNow(), SagaAlarm.Patience));
        return await Finish(await Send());
    }

    private async Task<AttemptResult> Send()
    {
        var hold = row.State.Hold;
        var account = await channels.Find(hold.Channel);
        var answer = await account.Channel.Refund(new RefundOrder(hold.AttemptId, hold.ChargeReference, hold.Amount, hold.MerchantId, account.CallbackUrl), CancellationToken.None);
        return ChannelAnswers.Read(answer) ?? Unreached();
    }

    private async Task Store(RefundState next)
    {
        var before = row.State.Wish is null ? StatusOf(row.State.Status) : (SagaStatus?)null;
        await Save(next);
        metrics.Stored("refund", before, StatusOf(next.Status), clock.GetUtcNow() - next.CreatedAt);
    }

    private async Task Save(RefundState next)
    {
        await row.Save(next, this);
        _durable = row.State;
    }

    private static SagaStatus StatusOf(RefundStatus status) => status switch
    {
        RefundStatus.Processing or RefundStatus.Unknown => SagaStatus.Running,
        RefundStatus.Succeeded => SagaStatus.Completed,
        RefundStatus.Failed => SagaStatus.Compensated,
    };

    /// <summary>Whoever owns the money books first: should this process die between the two, the refund is still due and comes here again.</summary>
    private async Task<RefundView> Finish(AttemptResult result)
    {
        var next = RefundSaga.After(Id, _unsent is null ? row.State : row.State with { Retry = _unsent }, result, clock.GetUtcNow());
        _unsent = null;
        await Source().Settle(Id, next.Status);
        if (next.Status == RefundStatus.Succeeded) await GiveBackLimit();
        await Store(next);
        if (next.Status == RefundStatus.Succeeded) await Limits().ForgetGivenBack(Id);
        (_alarm ??= new SagaAlarm(this, clock, Resume)).Set(row.State.Due);
        return row.State.Answer ?? RefundSaga.View(Id, row.State);
    }

    private IRefundSource Source() => RefundSources.Of(GrainFactory, row.State);
}
