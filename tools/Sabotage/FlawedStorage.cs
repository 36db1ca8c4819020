using Orleans.Storage;
using Payments.Checkout;
using Payments.Events;
using Payments.Ledger;
using Payments.Sagas;

namespace Payments.Sabotage;

internal enum WriteFlaw
{
    IntentNotWritten,
    AcknowledgedUnwritten,
    EventsLost,
    TransfersLost,
    RefundsForgotten,
}

/// <summary>Storage that says it has written what it has not, one time in a few.</summary>
internal sealed class FlawedStorage(IGrainStorage real, WriteFlaw flaw) : IGrainStorage
{
    private const int OneIn = 5;
    private int _writes;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => real.ReadStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => real.ClearStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        switch (flaw)
        {
            // The etag stays as it was, so that the next write of the row finds nothing amiss.
            case WriteFlaw.IntentNotWritten when grainState is { RecordExists: false, State: SagaState } && IsNext(): return Task.CompletedTask;
            case WriteFlaw.AcknowledgedUnwritten when grainState is { RecordExists: false, State: PaymentState } && IsNext(): return Task.CompletedTask;
            case WriteFlaw.EventsLost when grainState.State is IHasOutbox { Outbox.Count: > 0 } state && IsNext(): state.Outbox.Clear(); break;
            case WriteFlaw.TransfersLost when grainState.State is IHasTransfers { Transfers.Count: > 0 } state && IsNext(): state.Transfers.Clear(); break;
            case WriteFlaw.RefundsForgotten when grainState.State is PaymentState { Refunds.Length: > 0 } state && IsNext():
                grainState.State = (T)(object)(state with { Refunds = [] });
                break;
        }

        return real.WriteStateAsync(stateName, grainId, grainState);
    }

    private bool IsNext() => Interlocked.Increment(ref _writes) % OneIn == 0;
}
