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
public sealed class RefundGrain(
    [PersistentState("refund", RowStorage.Name)] IPersistentState<RefundState> row,
    IPaymentChannel channel,
    TimeProvider clock) : Grain, IRefundGrain
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private bool _running;

    private string Id => this.GetPrimaryKeyString();

    public async Task<Outcome<RefundAnswer>> Run(CreateRefund command)
    {
        if (row.RecordExists && row.State.Fingerprint != command.Request.Fingerprint) return IdempotencyRefusals.KeyReused;
        if (row.State.Answer is { } first) return new RefundAnswer(first, Replayed: true);
        if (_running) return IdempotencyRefusals.InProgress;
        _running = true;
        try
        {
            if (row.RecordExists) return new RefundAnswer(await Continue(), Replayed: true);
            // The payment decides, and what it holds is durable before anything else happens.
            var hold = await Payment(command.PaymentId).HoldRefund(command.MerchantId, Id, command.Minor);
            if (!hold.Accepted) return hold.Refusal;
            await row.Save(RefundSaga.Start(Id, command, hold.Value, clock.GetUtcNow(), Patience), this);
            return new RefundAnswer(await Finish(await Send()), Replayed: false);
        }
        finally
        {
            _running = false;
        }
    }

    public async Task Resume()
    {
        if (_running || row.State.Due is null) return;
        _running = true;
        try
        {
            await Continue();
        }
        finally
        {
            _running = false;
        }
    }

    public Task<Outcome<OwnedRefund>> Read() =>
        Task.FromResult<Outcome<OwnedRefund>>(row.RecordExists ? new OwnedRefund(row.State.Hold.MerchantId, RefundSaga.View(Id, row.State)) : RefundRefusals.NotFound);

    private async Task<RefundView> Continue()
    {
        var hold = row.State.Hold;
        var question = new QueryOrder(hold.AttemptId, AttemptKind.Refund, hold.Amount, hold.MerchantId, hold.ChargeReference);
        return await Finish(ChannelAnswers.Read(await channel.Query(question, CancellationToken.None)) ?? await Send());
    }

    private async Task<AttemptResult> Send()
    {
        var hold = row.State.Hold;
        var answer = await channel.Refund(new RefundOrder(hold.AttemptId, hold.ChargeReference, hold.Amount, hold.MerchantId, null), CancellationToken.None);
        return ChannelAnswers.Read(answer) ?? new AttemptResult(AttemptOutcome.Unknown, Why: "The channel could not be reached.");
    }

    /// <summary>The payment books first: should this process die between the two, the refund is still due and comes here again.</summary>
    private async Task<RefundView> Finish(AttemptResult result)
    {
        var next = RefundSaga.After(Id, row.State, result, clock.GetUtcNow());
        await Payment(row.State.PaymentId).SettleRefund(Id, next.Status);
        await row.Save(next, this);
        return row.State.Answer ?? RefundSaga.View(Id, row.State);
    }

    private IPaymentGrain Payment(string id) => GrainFactory.GetGrain<IPaymentGrain>(id);
}
