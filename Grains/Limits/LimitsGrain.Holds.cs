using Payments.Checkout;
using Payments.Holds;

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
}
