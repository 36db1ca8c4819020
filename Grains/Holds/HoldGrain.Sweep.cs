using Payments.Outcomes;
using Payments.Sagas;

namespace Payments.Holds;

/// <summary>What goes on by itself, and what operators and channels ask for.</summary>
public sealed partial class HoldGrain
{
    public Task Resume() => SagaAlarm.Rings(row.State.Due, clock) ? GoOn(onlyDue: true) : Task.CompletedTask;

    public async Task<Outcome<SagaReceipt>> Retry()
    {
        if (!row.RecordExists) return SagaRefusals.NotFound;
        if (_working.Count > 0) return SagaRefusals.UnderWay;
        if (!IsOpen(row.State)) return SagaRefusals.Ended;
        await GoOn(onlyDue: false);
        return new SagaReceipt(Id);
    }

    public async Task<SagaHearing> Hear()
    {
        if (!row.RecordExists) return new SagaHearing(SagaHeard.NotFound, null);
        await GoOn(onlyDue: false);
        return new SagaHearing(IsOpen(row.State) ? SagaHeard.Open : SagaHeard.Settled, row.State.MerchantId);
    }

    private async Task GoOn(bool onlyDue)
    {
        var state = row.State;
        if (HoldTransitions.IsAsked(state.Status) && IsTime(state.Authorisation, onlyDue)) await Alone(Authorising, ContinueAuthorise);
        foreach (var capture in state.Captures)
            if (IsTime(capture.Operation, onlyDue)) await Alone(capture.Id, () => ContinueCapture(capture.Id));
        if (state is { Status: HoldStatus.Voiding, Release: { } release } && IsTime(release.Operation, onlyDue)) await Alone(Releasing, ContinueRelease);
        await Change(now => ExpiryRules.Alert(Id, now, clock.GetUtcNow()));
        if (ExpiryRules.HasExpired(row.State, clock.GetUtcNow())) await LetGo(byExpiry: true);
    }

    /// <summary>Whatever a call works on already comes to its end there.</summary>
    private async Task Alone(string operation, Func<Task> work)
    {
        if (!_working.Add(operation)) return;
        try
        {
            await work();
        }
        finally
        {
            _working.Remove(operation);
        }
    }

    private bool IsTime(StoredOperation operation, bool onlyDue) => operation.IsOpen && (!onlyDue || SagaAlarm.Rings(operation.Due, clock));

    private static bool IsOpen(HoldState state) =>
        HoldTransitions.IsAsked(state.Status) || state.Status == HoldStatus.Voiding || state.Captures.Any(capture => capture.Operation.IsOpen);
}
