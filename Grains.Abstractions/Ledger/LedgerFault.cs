namespace Payments.Ledger;

/// <summary>The first thing found wrong.</summary>
/// <param name="Number">Its place in the chain, where it has one.</param>
/// <param name="TransferId">The broken row, where it is one.</param>
/// <param name="Detail">In words.</param>
[GenerateSerializer, Immutable, Alias("ledger-fault")]
public sealed record LedgerFault(
    [property: Id(0)] LedgerFaultKind Kind,
    [property: Id(1)] long? Number,
    [property: Id(2)] string? TransferId,
    [property: Id(3)] string Detail);
