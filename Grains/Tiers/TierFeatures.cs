using Payments.Outcomes;

namespace Payments.Tiers;

/// <summary>Which features a merchant may use. Pure.</summary>
public static class TierFeatures
{
    /// <summary>Null when the merchant's tier has the feature; else a refusal whose code names the cheapest tier that has it.</summary>
    public static Refusal? Check(TierName own, TierFeature feature, IEnumerable<TierView> tiers)
    {
        var having = tiers.Where(tier => tier.Terms.Has(feature)).Select(tier => tier.Name).ToList();
        if (having.Contains(own)) return null;
        return having.Count == 0 ? TierRefusals.NotOffered(feature) : TierRefusals.Needs(having.Min(), feature);
    }
}
