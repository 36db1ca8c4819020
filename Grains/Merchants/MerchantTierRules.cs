using System.Text.Json;
using Payments.Checkout;
using Payments.Limits;
using Payments.Money;
using Payments.Outcomes;
using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>What tier, overrides and the limited flag of a merchant may become, and which terms follow. Pure.</summary>
public static class MerchantTierRules
{
    /// <summary>The document stays small; older moves are found in the events.</summary>
    public const int MaxHistory = 50;

    public static Outcome<MerchantState> ChangeTier(string id, MerchantState state, ChangeMerchantTier command, DateTimeOffset now)
    {
        if (MerchantInput.CheckReason(command.Reason) is { } refusal) return refusal;
        if (state.Tier == command.Tier) return TierRefusals.Unchanged(command.Tier);
        var change = new TierChange(now, command.By, state.Tier, command.Tier, command.Reason);
        var next = state with { Tier = command.Tier, TierHistory = [change, .. state.TierHistory.Take(MaxHistory - 1)] };
        return MerchantRules.Recorded(id, "merchant.tier_changed", now, next, JsonSerializer.Serialize(change, MerchantJson.Default.TierChange));
    }

    public static Outcome<MerchantState> SetOverrides(string id, MerchantState state, SetMerchantOverrides command, DateTimeOffset now)
    {
        if (MerchantInput.Check(command) is { } refusal) return refusal;
        var change = new OverridesChange(now, command.By, command.Reason, command.Overrides);
        var next = state with { Overrides = change };
        return MerchantRules.Recorded(id, "merchant.overrides_changed", now, next, JsonSerializer.Serialize(change, MerchantJson.Default.OverridesChange));
    }

    public static Outcome<MerchantState> Limit(string id, MerchantState state, LimitMerchant command, DateTimeOffset now)
    {
        if (MerchantInput.CheckReason(command.Reason) is { } refusal) return refusal;
        var reason = command.Limited ? command.Reason : null;
        return state.LimitedReason == reason
            ? state
            : MerchantRules.Recorded(id, command.Limited ? "merchant.limited" : "merchant.unlimited", now, state with { LimitedReason = reason });
    }

    public static MerchantTerms Terms(MerchantState state, TierTerms tier) => new(
        state.Status,
        state.SettlementCurrency,
        LimitsOf(state, tier),
        FeeOf(state, tier),
        tier.Has(TierFeature.MultiCurrency),
        state.Tier,
        state.LimitedReason,
        state.LateSuccess, MerchantRules.ModeOf(state));

    /// <param name="state">The merchant.</param>
    /// <param name="tier">Its tier's terms.</param>
    /// <param name="lower">Those of the next lower tier; null for the lowest.</param>
    /// <param name="usage">What the merchant has taken lately.</param>
    public static MerchantTierView View(MerchantState state, TierTerms tier, TierTerms? lower, TierUsage usage)
    {
        var limits = LimitsOf(state, tier);
        var recommendation = TierReview.Recommend(state.Tier, limits, MonthOf(state, lower), usage);
        return new(state.Tier, tier, limits, FeeOf(state, tier), state.Overrides, state.TierHistory, recommendation, RateOf(state, tier));
    }

    /// <summary>As <see cref="View"/> recommends, with the month that has just ended looked at, too.</summary>
    public static TierReviewResult Review(MerchantState state, TierTerms tier, TierTerms? lower, TierUsage usage)
    {
        var limits = LimitsOf(state, tier);
        var recommendation = TierReview.RecommendMonthly(state.Tier, limits, MonthOf(state, lower), usage);
        return new(state.Tier, new TierReviewFigures(state.SettlementCurrency, limits, usage), recommendation);
    }

    public static ApiRate RateOf(MerchantState state, TierTerms tier) => state.Overrides?.Overrides.ApiRate ?? tier.ApiRate;

    private static long? MonthOf(MerchantState state, TierTerms? lower) =>
        lower is null ? null : TierAmounts.Minor(lower.Limits.PerMonth, CurrencyOf(state));

    private static LimitTerms LimitsOf(MerchantState state, TierTerms tier)
    {
        var currency = CurrencyOf(state);
        var own = state.Overrides?.Overrides;
        return new(
            own?.PerPayment ?? TierAmounts.Minor(tier.Limits.PerPayment, currency),
            own?.PerDay ?? TierAmounts.Minor(tier.Limits.PerDay, currency),
            own?.PerMonth ?? TierAmounts.Minor(tier.Limits.PerMonth, currency),
            state.TimeZone);
    }

    private static FeeTerms FeeOf(MerchantState state, TierTerms tier) =>
        state.Overrides?.Overrides.Fee ?? new(tier.Fee.PartsPerMillion, TierAmounts.Minor(tier.Fee.Minimum, CurrencyOf(state)));

    // Registration lets only known currencies in; a currency that ISO has retired since must not be counted wrongly.
    private static Currency CurrencyOf(MerchantState state) =>
        Currency.TryGet(state.SettlementCurrency, out var currency)
            ? currency
            : throw new InvalidOperationException($"Settlement currency '{state.SettlementCurrency}' is not known.");
}
