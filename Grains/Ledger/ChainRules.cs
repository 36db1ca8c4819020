namespace Payments.Ledger;

/// <summary>Whether stored seals and transfers are what was sealed. Pure.</summary>
public static class ChainRules
{
    /// <summary>The point behind the seal, or what is wrong with it.</summary>
    public static (ChainPoint Point, LedgerFault? Fault) Check(ChainPoint last, StoredSeal seal)
    {
        var number = last.Number + 1;
        if (seal.Number != number) return (last, MissingSeal(number));
        if (seal.Transfer is not { } transfer)
            return (last, new LedgerFault(LedgerFaultKind.TransferMissing, number, seal.TransferId, "The transfer was sealed with this number and is no longer there."));
        if (Check(transfer, number) is { } fault) return (last, fault);
        var next = Chain.Next(last, transfer.Digest);
        return next.Digest == seal.Chain
            ? (next, null)
            : (last, new LedgerFault(LedgerFaultKind.ChainBroken, number, seal.TransferId, "The transfer fits its own digest, but is not what was sealed with this number, or the seal itself was changed."));
    }

    public static LedgerFault? Check(StoredTransfer transfer, long? number) => transfer.Row.Digest() == transfer.Digest
        ? null
        : new LedgerFault(LedgerFaultKind.TransferChanged, number, transfer.Row.Id, "The transfer does not fit its digest: one of its columns was changed.");

    public static LedgerFault MissingSeal(long number) => new(LedgerFaultKind.SealMissing, number, null, "The chain has no seal of this number.");
}
