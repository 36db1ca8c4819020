namespace Payments.Ledger;

/// <summary>A transfer that waits for its seal: what the chain and the sums need of it.</summary>
public sealed record UnsealedTransfer(string Id, string MerchantId, string Debit, string Credit, long Minor, string Currency, string Digest, ulong WrittenIn);

/// <summary>A new link of a merchant's chain.</summary>
public sealed record Seal(string MerchantId, string TransferId, ChainPoint Point);

/// <summary>What a run of transfers adds to the chains of their merchants and to the sums of their accounts. Pure.</summary>
public sealed class SealBatch
{
    private readonly Dictionary<string, ChainPoint> _heads;
    private readonly Dictionary<string, UnsealedTransfer> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SealBlock> _open = new(StringComparer.Ordinal);
    private readonly List<SealBlock> _blocks = [];

    public SealBatch(IReadOnlyList<UnsealedTransfer> transfers, IReadOnlyDictionary<string, ChainPoint> heads)
    {
        _heads = new Dictionary<string, ChainPoint>(heads, StringComparer.Ordinal);
        foreach (var one in transfers)
        {
            var head = _heads.GetValueOrDefault(one.MerchantId) ?? Chain.Start(one.MerchantId);
            _heads[one.MerchantId] = Chain.Next(head, one.Digest);
            _last[one.MerchantId] = one;
            Pack(new Seal(one.MerchantId, one.Id, _heads[one.MerchantId]));
            Totals.Add(one.MerchantId, one.Debit, one.Credit, one.Minor, one.Currency);
        }
    }

    /// <summary>The seals, those of a merchant one after the other and as many in a block as fit.</summary>
    public IReadOnlyList<SealBlock> Blocks => _blocks;

    public IReadOnlyDictionary<string, ChainPoint> Heads => _heads;

    /// <summary>The last transfer of each merchant.</summary>
    public IReadOnlyDictionary<string, UnsealedTransfer> Last => _last;

    public Totals Totals { get; } = new();

    private void Pack(Seal seal)
    {
        if (_open.TryGetValue(seal.MerchantId, out var block) && block.TryAdd(seal)) return;
        _open[seal.MerchantId] = block = new SealBlock(seal);
        _blocks.Add(block);
    }
}
