using System.Collections.Immutable;

namespace Payments.Tiers;

/// <summary>
/// All that a tier gives. One tier serves merchants of every settlement currency, so that its amounts are in major
/// units; <c>TierAmounts</c> turns them into the minor units that everything else counts in.
/// </summary>
[GenerateSerializer, Immutable, Alias("tier-terms")]
public sealed record TierTerms(
    [property: Id(0)] TierLimits Limits,
    [property: Id(1)] TierFee Fee,
    [property: Id(2)] WithdrawalFee WithdrawalFee,
    [property: Id(3)] SettlementCycle SettlementCycle,
    [property: Id(4)] ImmutableArray<TierFeature> Features,
    [property: Id(5)] int ApiKeys,
    [property: Id(6)] int SubAccounts,
    [property: Id(7)] TierSupport Support,
    [property: Id(8)] int DataKeptDays,
    [property: Id(9)] ApiRate ApiRate)
{
    public bool Has(TierFeature feature) => Features.Contains(feature);
}
