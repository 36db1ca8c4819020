using Orleans.Storage;
using Payments.Callbacks;
using Payments.Checkout;
using Payments.Events;
using Payments.Holds;
using Payments.Ledger;
using Payments.Merchants;
using Payments.Sagas;

namespace Payments.Sabotage;

internal enum WriteFlaw
{
    IntentNotWritten,
    AcknowledgedUnwritten,
    EventsLost,
    TransfersLost,
    RefundsForgotten,
    CapturesForgotten,
    LimitsForgotten,
    CallbackAppliedTwice,
    TickCountsTwice,
}

/// <summary>Storage that says it has written what it has not, or writes what nobody asked for, one time in a few.</summary>
internal sealed class FlawedStorage(IGrainStorage real, WriteFlaw flaw) : IGrainStorage
{
    private const int OneIn = 5;
    private int _writes;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => real.ReadStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => real.ClearStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        switch (flaw)
        {
            // The etag stays as it was, so that the next write of the row finds nothing amiss.
            case WriteFlaw.IntentNotWritten when grainState is { RecordExists: false, State: SagaState } && IsNext(): return;
            case WriteFlaw.AcknowledgedUnwritten when grainState is { RecordExists: false, State: PaymentState } && IsNext(): return;
            case WriteFlaw.EventsLost when grainState.State is IHasOutbox { Outbox.Count: > 0 } state && IsNext(): state.Outbox.Clear(); break;
            case WriteFlaw.TransfersLost when grainState.State is IHasTransfers { Transfers.Count: > 0 } state && IsNext(): state.Transfers.Clear(); break;
            case WriteFlaw.RefundsForgotten when grainState.State is PaymentState { Refunds.Length: > 0 } state && IsNext():
                Set(grainState, state with { Refunds = [] });
                break;
            case WriteFlaw.CapturesForgotten when grainState.State is HoldState { Captures.Length: > 0 } state && IsNext():
                Set(grainState, state with { Captures = [] });
                break;
            // This one every time: a limit that is there now and then is noticed late.
            case WriteFlaw.LimitsForgotten when grainState.State is MerchantState { Overrides: { } overrides } state:
                Set(grainState, state with { Overrides = overrides with { Overrides = overrides.Overrides with { PerDay = null } } });
                break;
        }

        await real.WriteStateAsync(stateName, grainId, grainState);
        switch (flaw)
        {
            case WriteFlaw.TickCountsTwice when grainState is { RecordExists: true, State: CallbackState { Tries: > 0 } } && IsNext():
                await real.WriteStateAsync(stateName, grainId, grainState);
                break;
            // This one every time: a run has few callbacks, and not all are of payments that have succeeded.
            case WriteFlaw.CallbackAppliedTwice when grainState.State is CallbackState { Status: CallbackStatus.Applied, OwnerId: { } owner }:
                await ApplyAgain(owner);
                break;
        }
    }

    /// <summary>The payment succeeds once more, as if nobody had looked whether it had.</summary>
    private async Task ApplyAgain(string owner)
    {
        var payment = new GrainState<PaymentState>();
        await real.ReadStateAsync("payment", GrainId.Create("payment", owner), payment);
        if (payment is not { RecordExists: true, State: { Status: PaymentStatus.Succeeded } state }) return;
        var number = state.LastEvent + 1;
        payment.State = state with { LastEvent = number, Outbox = [OutboxEvent.Of("payment.succeeded", state.MerchantId, owner, number, state.UpdatedAt, "{}")] };
        await real.WriteStateAsync("payment", GrainId.Create("payment", owner), payment);
    }

    private bool IsNext() => Interlocked.Increment(ref _writes) % OneIn == 0;

    private static void Set<T>(IGrainState<T> grainState, object state) => grainState.State = (T)state;
}
