using Payments.Storage.Reads;

namespace Payments.Ledger;

/// <summary>Computes a merchant's chain anew, page by page, so that a ledger of any length takes little memory.</summary>
public sealed class LedgerVerifier(SqlReads reads, TimeProvider clock, string merchantId)
{
    private const int Page = 10_000;

    /// <summary>How long one call goes on before it hands back how far it has come; callers wait 30 s at most.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Totals _totals = new();
    private ChainPoint _at = Chain.Start(merchantId);

    public async Task<LedgerVerification> Verify(ChainPoint? from)
    {
        var started = clock.GetTimestamp();
        // What is sealed while this runs is left to the next verification.
        var end = await reads.LedgerEnd(merchantId);
        if (from is not null && await Begin(from, end) is { } wrong) return Found(end, wrong);
        while (_at.Number < end.Head.Number)
        {
            if (clock.GetElapsedTime(started) > Patience) return Answer(end, complete: false, null);
            if (await Walk(Math.Min(_at.Number + Page, end.Head.Number)) is { } broken) return Found(end, broken);
        }

        var fault = EndFault(end) ?? await TailFault() ?? await InsertedFault(end) ?? (from is null ? BalanceFault(end) : null);
        return Answer(end, complete: true, fault);
    }

    private async Task<LedgerFault?> Begin(ChainPoint from, LedgerEnd end)
    {
        var stored = await reads.ChainAt(merchantId, from.Number);
        if (stored is null && from.Number <= end.Head.Number) return ChainRules.MissingSeal(from.Number);
        if (stored != from.Digest)
            return new LedgerFault(LedgerFaultKind.EndMismatch, from.Number, null, "The chain does not hold the point it was asked to begin at: what was sealed up to it was changed or deleted.");
        _at = from;
        return null;
    }

    private async Task<LedgerFault?> Walk(long through)
    {
        foreach (var seal in await reads.Seals(merchantId, _at.Number, through))
        {
            (_at, var fault) = ChainRules.Check(_at, seal);
            if (fault is not null) return fault;
            var row = seal.Transfer!.Row;
            _totals.Add(merchantId, row.Debit, row.Credit, row.Minor, row.Currency);
        }

        return _at.Number < through ? ChainRules.MissingSeal(_at.Number + 1) : null;
    }

    private LedgerFault? EndFault(LedgerEnd end) => _at == end.Head && end.LastSeal == end.Head.Number
        ? null
        : new LedgerFault(LedgerFaultKind.EndMismatch, end.Head.Number, null, "The chain does not end where its head says.");

    private async Task<LedgerFault?> TailFault()
    {
        // Those that were sealed meanwhile are in the chain by now; what is here is checked row by row.
        foreach (var transfer in await reads.Unsealed(merchantId))
            if (ChainRules.Check(transfer, null) is { } fault) return fault;
        return null;
    }

    private async Task<LedgerFault?> InsertedFault(LedgerEnd end)
    {
        if (end.Transfers == end.Head.Number + end.Unsealed) return null;
        var id = await reads.FirstNeverSealed(merchantId);
        return new LedgerFault(LedgerFaultKind.TransferInserted, null, id, "The transfer stands among those that are sealed, but never was.");
    }

    private LedgerFault? BalanceFault(LedgerEnd end)
    {
        // Both ways, because an account may be missing on either side.
        var different = _totals.Sums.Select(sum => new StoredSum(sum.Key.Account, sum.Key.Currency, sum.Value.Debits, sum.Value.Credits)).ToHashSet();
        different.SymmetricExceptWith(end.Sums);
        return different.FirstOrDefault() is { } wrong
            ? new LedgerFault(LedgerFaultKind.BalanceMismatch, null, null, $"The sums of {wrong.Account} in {wrong.Currency} are not those of its transfers.")
            : null;
    }

    private LedgerVerification Found(LedgerEnd end, LedgerFault fault) => Answer(end, complete: true, fault);

    private LedgerVerification Answer(LedgerEnd end, bool complete, LedgerFault? fault) =>
        new(merchantId, fault is null, complete, _at.Number > 0 ? _at : null, end.Unsealed, fault);
}
