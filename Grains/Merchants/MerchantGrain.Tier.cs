using Payments.Limits;
using Payments.Outcomes;
using Payments.Tiers;

namespace Payments.Merchants;

public sealed partial class MerchantGrain
{
    private TierCopy? _tier;

    private TierCopy Tier => _tier ??= new TierCopy(name => GrainFactory.Tier(name).Read(), clock);

    public async Task<Outcome<MerchantTerms>> Terms()
    {
        if (!row.RecordExists) return MerchantRefusals.NotFound;
        var tier = await Tier.Of(row.State.Tier);
        return MerchantTierRules.Terms(row.State, tier.Terms);
    }

    public async Task<Refusal?> CheckFeature(TierFeature feature)
    {
        if (!row.RecordExists) return MerchantRefusals.NotFound;
        var own = await Tier.Of(row.State.Tier);
        if (own.Terms.Has(feature)) return null;
        var tiers = await Task.WhenAll(TierNames.CheapestFirst.Select(name => GrainFactory.Tier(name).Read()));
        return TierFeatures.Check(row.State.Tier, feature, tiers.Select(tier => tier.Value).OfType<TierView>());
    }

    public Task<Outcome<MerchantTierView>> ReadTier() => Look(MerchantTierRules.View);

    public Task<Outcome<TierReviewResult>> ReviewTier() => Look(MerchantTierRules.Review);

    private async Task<Outcome<T>> Look<T>(Func<MerchantState, TierTerms, TierTerms?, TierUsage, T> rule)
        where T : class
    {
        if (!row.RecordExists) return MerchantRefusals.NotFound;
        var usage = await GrainFactory.GetGrain<ILimitsGrain>(Id).Usage(row.State.TimeZone, row.State.CreatedAt);
        // Asked anew and not from the copy: an administrator who has just changed a tier sees it at once.
        var own = await GrainFactory.Tier(row.State.Tier).Read();
        if (!own.Accepted) return own.Refusal;
        var lower = TierNames.Previous(row.State.Tier) is { } name ? await GrainFactory.Tier(name).Read() : null;
        return rule(row.State, own.Value.Terms, lower?.Value?.Terms, usage);
    }

    public Task<Outcome<MerchantTierView>> ChangeTier(ChangeMerchantTier command) =>
        ChangeTier(state => MerchantTierRules.ChangeTier(Id, state, command, clock.GetUtcNow()));

    public Task<Outcome<MerchantTierView>> SetOverrides(SetMerchantOverrides command) =>
        ChangeTier(state => MerchantTierRules.SetOverrides(Id, state, command, clock.GetUtcNow()));

    public Task<Outcome<MerchantView>> Limit(LimitMerchant command) =>
        Change(state => MerchantTierRules.Limit(Id, state, command, clock.GetUtcNow()));

    private async Task<Outcome<MerchantTierView>> ChangeTier(Func<MerchantState, Outcome<MerchantState>> rule)
    {
        if (await Apply(rule) is { } refusal) return refusal;
        return await ReadTier();
    }
}
