namespace Payments.Ledger;

/// <summary>Seals of one merchant that follow each other: a row of <c>ledger_blocks</c>.</summary>
public sealed class SealBlock(Seal first)
{
    /// <summary>As many as stay below the 2 kB from which PostgreSQL moves values out of line; the table refuses more.</summary>
    public const int Most = 16;

    private readonly List<Seal> _seals = [first];

    public IReadOnlyList<Seal> Seals => _seals;

    public string MerchantId => first.MerchantId;

    /// <summary>Of the last seal.</summary>
    public long Number => _seals[^1].Point.Number;

    /// <summary>Whether there was room.</summary>
    internal bool TryAdd(Seal next)
    {
        if (_seals.Count == Most) return false;
        _seals.Add(next);
        return true;
    }
}
