using Payments.Tiers;

namespace Payments.Tests.Unit.Tiers;

internal static class Samples
{
    public static TierTerms Terms { get; } = new(
        new TierLimits(10_000, 100_000, 300_000),
        new TierFee(8_000, 0.5m),
        new WithdrawalFee(1_000, 2),
        SettlementCycle.NextDay,
        [],
        ApiKeys: 2,
        SubAccounts: 1,
        new TierSupport(SupportLevel.Standard, 24),
        DataKeptDays: 90,
        new ApiRate(10, 500, 10_000, 10));

    public static TierView Tier(TierName name, params TierFeature[] features) => new(name, Terms with { Features = [.. features] }, null, null);
}
