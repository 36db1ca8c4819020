namespace Payments.Ledger;

/// <param name="Debits">All that was ever debited, in minor units.</param>
/// <param name="Credits">All that was ever credited, in minor units.</param>
/// <param name="Balance">Credits less debits: what the platform owes is positive, what it is owed is negative.</param>
[GenerateSerializer, Immutable, Alias("balance-view")]
public sealed record BalanceView(
    [property: Id(0)] string Account,
    [property: Id(1)] string Currency,
    [property: Id(2)] long Debits,
    [property: Id(3)] long Credits,
    [property: Id(4)] long Balance);
