namespace Payments.Ledger;

/// <summary>A link of the chain as it is stored, with its transfer where that is still there.</summary>
public sealed record StoredSeal(long Number, string TransferId, string Chain, StoredTransfer? Transfer);
