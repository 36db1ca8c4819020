using Payments.Paging;

namespace Payments.Ledger;

/// <param name="Account">Only transfers from or to it.</param>
[GenerateSerializer, Immutable, Alias("list-transfers")]
public sealed record ListTransfers([property: Id(0)] ListWindow Window, [property: Id(1)] string? Account, [property: Id(2)] string? TransactionId);
