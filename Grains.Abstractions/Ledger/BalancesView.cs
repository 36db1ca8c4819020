using System.Collections.Immutable;

namespace Payments.Ledger;

/// <param name="Balances">By account and currency. Those of one currency add up to 0.</param>
[GenerateSerializer, Immutable, Alias("balances-view")]
public sealed record BalancesView([property: Id(0)] string MerchantId, [property: Id(1)] ImmutableArray<BalanceView> Balances);
