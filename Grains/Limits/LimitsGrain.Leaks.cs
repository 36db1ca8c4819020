using Microsoft.Extensions.Logging;
using Payments.Checkout;
using Payments.Holds;
using Payments.Ids;
using Payments.Refunds;

namespace Payments.Limits;

/// <summary>A hold whose saga never came back is settled by what became of its payment. One that nobody can tell about now keeps no other waiting.</summary>
public sealed partial class LimitsGrain
{
    private static readonly TimeSpan LeakCheck = TimeSpan.FromMinutes(1);

    /// <summary>Soon, because holds leak where a process has died, and the activation after it is the first to know them.</summary>
    private static readonly TimeSpan FirstLeakCheck = TimeSpan.FromSeconds(5);

    private readonly LeakSearch _leaks = new();

    private async Task FreeLeaks(CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        _leaks.Begin(now);
        foreach (var (given, at) in _forgotten)
        {
            if (now - at >= LeakRules.Age) _forgotten.Remove(given);
        }

        foreach (var (id, hold) in _row.State.Held)
        {
            if (cancellation.IsCancellationRequested) return;
            if (_leaks.IsToBeAsked(id, now - hold.Since)) await Settle(id, await Ask(id, VerdictOf, LeakVerdict.Keep));
        }

        foreach (var (given, at) in _row.State.GivenBack)
        {
            if (cancellation.IsCancellationRequested) return;
            if (now - at >= LeakRules.Age && await Ask(given, WillNotAsk, false)) await ForgetGivenBack(given);
        }
    }

    /// <param name="otherwise">What is believed of who cannot answer; the next look asks again.</param>
    private async Task<T> Ask<T>(string id, Func<string, Task<T>> question, T otherwise)
    {
        try
        {
            return await question(id);
        }
        catch (Exception e)
        {
            _log.LogWarning("What counts for {Id} against the limits was not found out: {Reason}", id, e.Message);
            _leaks.Unanswered(id);
            return otherwise;
        }
    }

    private Task Settle(string id, LeakVerdict verdict) => verdict switch
    {
        LeakVerdict.Keep => Task.CompletedTask,
        LeakVerdict.Release => Release(id),
        LeakVerdict.Commit => Commit(id),
    };

    private Task<LeakVerdict> VerdictOf(string id) => IsPreAuthorisation(id) ? OfPreAuthorisation(id) : OfPayment(id);

    private async Task<LeakVerdict> OfPreAuthorisation(string id) => await GrainFactory.GetGrain<IHoldGrain>(id).Claim() switch
    {
        HoldClaim.Free => LeakVerdict.Release,
        HoldClaim.Asked => LeakVerdict.Keep,
        HoldClaim.Counted or HoldClaim.Ended => LeakVerdict.Commit,
    };

    private async Task<LeakVerdict> OfPayment(string id)
    {
        var owner = HoldId.Owner(id);
        var saga = GrainFactory.GetGrain<IPaymentSagaGrain>(owner);
        if (!await saga.Owns(id)) return LeakVerdict.Release;
        var claim = await saga.Claim();
        var payment = claim is HoldClaim.Free or HoldClaim.Ended ? await GrainFactory.GetGrain<IPaymentGrain>(owner).Read() : null;
        return LeakRules.Of(claim, payment?.Value?.Status);
    }

    /// <summary>Whether what was given back for it will not be given back again: it has ended, and only after that.</summary>
    private async Task<bool> WillNotAsk(string id)
    {
        if (IsPreAuthorisation(id)) return await GrainFactory.GetGrain<IHoldGrain>(id).Claim() == HoldClaim.Ended;
        if (IsPayment(id)) return await GrainFactory.GetGrain<IPaymentSagaGrain>(id).Claim() == HoldClaim.Ended;
        return (await GrainFactory.GetGrain<IRefundGrain>(id).Read()).Value?.Refund.Status is RefundStatus.Succeeded;
    }

    private static bool IsPreAuthorisation(string id) => id.StartsWith(IdPrefix.PreAuthorisation, StringComparison.Ordinal);

    private static bool IsPayment(string id) => id.StartsWith(IdPrefix.Payment, StringComparison.Ordinal);
}
