using Payments.Outcomes;

namespace Payments.Tiers;

/// <summary>Every way a request is refused because of tiers.</summary>
public static class TierRefusals
{
    public static Refusal NotFound { get; } = new("TIER_NOT_FOUND", RefusalKind.NotFound, "There is no tier of this name; GET /v1/tiers lists them all.");

    public static Refusal Unchanged(TierName tier) => new(
        "TIER_UNCHANGED",
        RefusalKind.Conflict,
        $"The merchant is in tier {TierNames.Word(tier)} already.",
        "tier");

    public static Refusal NotOffered(TierFeature feature) => new(
        "FEATURE_NOT_OFFERED",
        RefusalKind.Forbidden,
        $"No tier has {Words(feature)} at present.");

    /// <summary>The code names the cheapest tier that has what was asked for.</summary>
    public static Refusal Needs(TierName tier, TierFeature feature) => new(
        Code(tier),
        RefusalKind.Forbidden,
        $"Tier {TierNames.Word(tier)} is the first that has {Words(feature)}.");

    public static Refusal Invalid(string field, string detail) => new("INVALID_FIELD", RefusalKind.Invalid, detail, field);

    private static string Code(TierName tier) => tier switch
    {
        TierName.Starter => "TIER_STARTER_REQUIRED",
        TierName.Business => "TIER_BUSINESS_REQUIRED",
        TierName.Enterprise => "TIER_ENTERPRISE_REQUIRED",
        TierName.Premium => "TIER_PREMIUM_REQUIRED",
    };

    private static string Words(TierFeature feature) => feature switch
    {
        TierFeature.MultiCurrency => "payments in other currencies than that of the settlement",
        TierFeature.PreAuthorisation => "pre-authorisations",
        TierFeature.Recurring => "recurring payments",
        TierFeature.SplitPayments => "split payments",
        TierFeature.DedicatedManager => "a dedicated manager",
        TierFeature.CustomBranding => "custom branding",
    };
}
