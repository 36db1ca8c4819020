using Payments.Holds;
using Payments.Ids;

namespace Payments.Limits;

/// <summary>
/// Pre-authorisations are held here until the channel has said that it holds the money. From then on they only count, for
/// there may be thousands of them for weeks, and this row is written with every payment; what was never captured is given back.
/// </summary>
public sealed partial class LimitsGrain
{
    public async Task<LimitsView> Read(LimitTerms terms)
    {
        var month = LimitRules.DayOf(_clock.GetUtcNow(), terms.TimeZone)[..7];
        // Those that a crash has kept from telling that they were authorised stand here, too.
        var known = _row.State.Held.Keys.Where(IsPreAuthorisation);
        var held = await GrainFactory.GetGrain<IHoldReadsGrain>("limits").Held(this.GetPrimaryKeyString(), month, [.. known]);
        return LimitReports.View(_row.State, terms, _clock.GetUtcNow(), held);
    }

    private static bool IsPreAuthorisation(string id) => id.StartsWith(IdPrefix.PreAuthorisation, StringComparison.Ordinal);

    private async Task FreePreAuthorisation(string id)
    {
        switch (await GrainFactory.GetGrain<IHoldGrain>(id).Claim())
        {
            case HoldClaim.Free: await Release(id); break;
            case HoldClaim.Asked: break;
            case HoldClaim.Counted or HoldClaim.Ended: await Commit(id); break;
        }
    }

    private async Task ForgetPreAuthorisation(string id)
    {
        // It has ended only after this was given back: it will not ask again.
        if (await GrainFactory.GetGrain<IHoldGrain>(id).Claim() == HoldClaim.Ended) await ForgetGivenBack(id);
    }
}
