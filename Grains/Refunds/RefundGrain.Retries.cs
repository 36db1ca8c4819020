using Payments.Checkout;
using Payments.Limits;
using Payments.Outcomes;
using Payments.Sagas;

namespace Payments.Refunds;

/// <summary>What a refund's saga does beside its steps: tries again, is told of news, gives the limit back.</summary>
public sealed partial class RefundGrain
{
    /// <summary>An earlier call of the attempt may have come through, so that a later one that did not proves nothing.</summary>
    private bool _mayHaveActed;

    /// <summary>What the last calls came to, until it is saved with the refund.</summary>
    private SagaRetry? _unsent;

    private SagaAlarm? _alarm;

    public async Task<Outcome<SagaReceipt>> Retry()
    {
        if (!_turn.TryTake()) return SagaRefusals.UnderWay;
        try
        {
            if (!row.RecordExists) return SagaRefusals.NotFound;
            if (row.State.Due is null) return SagaRefusals.Ended;
            return (await Continue()).Accepted ? new SagaReceipt(Id) : SagaRefusals.NotFound;
        }
        finally
        {
            _turn.Leave();
        }
    }

    public async Task<SagaHearing> Hear()
    {
        // A callback may come before the answer of the call it is about.
        await _turn.Take();
        try
        {
            // The channel knows nothing of a refund that was only wished for.
            if (!row.RecordExists || row.State.Wish is not null) return new SagaHearing(SagaHeard.NotFound, null);
            if (row.State.Due is not null) await Continue();
            return new SagaHearing(row.State.Due is null ? SagaHeard.Settled : SagaHeard.Open, row.State.Hold.MerchantId);
        }
        finally
        {
            _turn.Leave();
        }
    }

    private AttemptResult Unreached()
    {
        var (result, unsent) = NotReached.After(row.State.Retry, _mayHaveActed);
        _unsent = unsent ?? _unsent;
        return result;
    }

    /// <summary>Written before anything is sent: who finds it after a crash asks first, because it may have been sent.</summary>
    private async Task<AttemptResult> SendAgain(SagaRetry unsent)
    {
        await Store(row.State with { Retry = unsent with { Sending = true }, Outbox = [] });
        _mayHaveActed = false;
        return await Send();
    }

    /// <summary>Where the money was counted when it was taken; before the refund itself is final, so that a crash in between loses nothing.</summary>
    private Task GiveBackLimit() =>
        row.State.Hold is { CountedOn: { } day } hold ? Limits().GiveBack(Id, hold.Counted ?? hold.Amount.Minor, day) : Task.CompletedTask;

    private ILimitsGrain Limits() => GrainFactory.GetGrain<ILimitsGrain>(row.State.Hold.MerchantId);
}
