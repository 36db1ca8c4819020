using Orleans.Concurrency;
using Payments.Checkout;
using Payments.Holds;
using Payments.Ids;
using Payments.Outcomes;
using Payments.Refunds;
using Payments.Rows;
using Payments.Sagas;

namespace Payments.Callbacks;

/// <summary>Reentrant, so that a repeated callback is answered at once while the first one is being applied.</summary>
[Reentrant]
public sealed class CallbackGrain(
    [PersistentState("callback", RowStorage.Name)] IPersistentState<CallbackState> row,
    SagaMetrics metrics,
    TimeProvider clock) : Grain, ICallbackGrain
{
    private readonly SagaTurn _turn = new();
    private Task? _storing;
    private SagaAlarm? _alarm;

    private string Id => this.GetPrimaryKeyString();

    public async Task Receive(NewCallback callback)
    {
        if (row.RecordExists) return;
        await (_storing ??= Store(callback));
        // Applied on its own: whoever sent it waits for its being stored, and for nothing else.
        WakeWhenDue();
    }

    public async Task Resume()
    {
        if (!SagaAlarm.Rings(row.State.Due, clock) || !_turn.TryTake()) return;
        try
        {
            await Apply();
        }
        finally
        {
            _turn.Leave();
        }
    }

    public async Task<Outcome<SagaReceipt>> Retry()
    {
        if (!_turn.TryTake()) return SagaRefusals.UnderWay;
        try
        {
            if (!row.RecordExists) return SagaRefusals.NotFound;
            if (row.State.Status == CallbackStatus.Applied) return SagaRefusals.Ended;
            if (row.State.Status == CallbackStatus.Failed) await Write(CallbackRules.Again(row.State, clock.GetUtcNow()));
            await Apply();
            return new SagaReceipt(Id);
        }
        finally
        {
            _turn.Leave();
        }
    }

    public Task<Outcome<CallbackView>> Read() =>
        Task.FromResult<Outcome<CallbackView>>(row.RecordExists ? CallbackRules.View(Id, row.State) : CallbackRefusals.NotFound);

    private async Task Write(CallbackState next)
    {
        var before = row.RecordExists ? StatusOf(row.State.Status) : (SagaStatus?)null;
        await row.Save(next, this);
        metrics.Stored("callback", before, StatusOf(next.Status), clock.GetUtcNow() - next.ReceivedAt);
    }

    private static SagaStatus StatusOf(CallbackStatus status) => status switch
    {
        CallbackStatus.Received or CallbackStatus.Parked => SagaStatus.Running,
        CallbackStatus.Applied => SagaStatus.Completed,
        CallbackStatus.Failed => SagaStatus.Failed,
    };

    private async Task Store(NewCallback callback)
    {
        try
        {
            await Write(CallbackRules.Store(callback, clock.GetUtcNow()));
        }
        finally
        {
            _storing = null;
        }
    }

    /// <summary>A callback is a hint: its saga asks the channel, so that no order and no number of callbacks matters.</summary>
    private async Task Apply()
    {
        var next = CallbackRules.After(row.State, await Tell(row.State.OwnerId), clock.GetUtcNow());
        await Write(next);
        WakeWhenDue();
    }

    private Task<SagaHearing> Tell(string? owner) => owner switch
    {
        not null when owner.StartsWith(IdPrefix.Payment, StringComparison.Ordinal) => GrainFactory.GetGrain<IPaymentSagaGrain>(owner).Hear(),
        not null when owner.StartsWith(IdPrefix.PreAuthorisation, StringComparison.Ordinal) => GrainFactory.GetGrain<IHoldGrain>(owner).Hear(),
        not null => GrainFactory.GetGrain<IRefundGrain>(owner).Hear(),
        null => Task.FromResult(new SagaHearing(SagaHeard.NotFound, null)),
    };

    private void WakeWhenDue() => (_alarm ??= new SagaAlarm(this, clock, Resume)).Set(row.State.Due);
}
