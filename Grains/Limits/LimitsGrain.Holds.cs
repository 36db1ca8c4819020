using Payments.Checkout;
using Payments.Holds;
using Payments.Ids;
using Payments.Refunds;

namespace Payments.Limits;

/// <summary>
/// Payments and pre-authorisations are held here until the channel has said that it has them. From then on they only count,
/// for there may be thousands of them for weeks, and this row is written with every payment; what does not come is given back.
/// </summary>
public sealed partial class LimitsGrain
{
    public async Task<LimitsView> Read(LimitTerms terms)
    {
        var (merchant, month) = (this.GetPrimaryKeyString(), LimitRules.DayOf(_clock.GetUtcNow(), terms.TimeZone)[..7]);
        // Those that a crash has kept from telling that the channel has them stand here, too.
        var known = _row.State.Held.Keys.Select(HoldId.Owner).ToLookup(IsPreAuthorisation);
        var preAuthorised = GrainFactory.GetGrain<IHoldReadsGrain>("limits").Held(merchant, month, [.. known[true]]);
        var open = GrainFactory.GetGrain<IPaymentReadsGrain>("limits").Open(merchant, month, [.. known[false]]);
        return LimitReports.View(_row.State, terms, _clock.GetUtcNow(), [.. await preAuthorised, .. await open]);
    }

    private static bool IsPreAuthorisation(string id) => id.StartsWith(IdPrefix.PreAuthorisation, StringComparison.Ordinal);

    private static bool IsPayment(string id) => id.StartsWith(IdPrefix.Payment, StringComparison.Ordinal);

    private async Task FreePreAuthorisation(string id)
    {
        switch (await GrainFactory.GetGrain<IHoldGrain>(id).Claim())
        {
            case HoldClaim.Free: await Release(id); break;
            case HoldClaim.Asked: break;
            case HoldClaim.Counted or HoldClaim.Ended: await Commit(id); break;
        }
    }

    private async Task FreePayment(string id)
    {
        var owner = HoldId.Owner(id);
        var saga = GrainFactory.GetGrain<IPaymentSagaGrain>(owner);
        if (!await saga.Owns(id))
        {
            await Release(id);
            return;
        }

        var claim = await saga.Claim();
        var payment = claim is HoldClaim.Free or HoldClaim.Ended ? await GrainFactory.GetGrain<IPaymentGrain>(owner).Read() : null;
        switch (LeakRules.Of(claim, payment?.Value?.Status))
        {
            case LeakVerdict.Keep: break;
            case LeakVerdict.Release: await Release(id); break;
            case LeakVerdict.Commit: await Commit(id); break;
        }
    }

    /// <summary>Whether what was given back for it will not be given back again: it has ended, and only after that.</summary>
    private async Task<bool> WillNotAsk(string id)
    {
        if (IsPreAuthorisation(id)) return await GrainFactory.GetGrain<IHoldGrain>(id).Claim() == HoldClaim.Ended;
        if (IsPayment(id)) return await GrainFactory.GetGrain<IPaymentSagaGrain>(id).Claim() == HoldClaim.Ended;
        return (await GrainFactory.GetGrain<IRefundGrain>(id).Read()).Value?.Refund.Status is RefundStatus.Succeeded;
    }
}
