using Payments.Ledger;

namespace Payments.Tests.Unit.Ledger;

public sealed class SealBatchTests
{
    [Fact]
    public void Seals_TwoMerchantsInterleaved_EachHasItsOwnChainThatGoesOnAcrossBatches()
    {
        var (a, b) = (Enumerable.Range(0, 6).Select(n => One("mer_a", n)).ToList(), Enumerable.Range(0, 6).Select(n => One("mer_b", n)).ToList());
        var whole = new SealBatch([.. a.Zip(b, (x, y) => new[] { x, y }).SelectMany(pair => pair)], new Dictionary<string, ChainPoint>());
        var first = new SealBatch(a[..2], new Dictionary<string, ChainPoint>());
        var second = new SealBatch(a[2..], first.Heads);

        Assert.Equal(Seals(whole, "mer_a"), [.. Seals(first, "mer_a"), .. Seals(second, "mer_a")]);
        Assert.Equal(Enumerable.Range(1, 6).Select(n => (long)n), Seals(whole, "mer_b").Select(seal => seal.Point.Number));
        Assert.NotEqual(whole.Heads["mer_a"], whole.Heads["mer_b"]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 16)]
    [InlineData(17, 16, 17)]
    [InlineData(33, 16, 32, 33)]
    public void Blocks_ManyTransfersOfOneMerchant_FilledOneAfterTheOther(int transfers, params int[] numbers)
    {
        var batch = new SealBatch([.. Enumerable.Range(0, transfers).Select(n => One("mer_a", n))], new Dictionary<string, ChainPoint>());

        Assert.Equal(numbers.Select(number => (long)number), batch.Blocks.Select(block => block.Number));
        Assert.Equal(Enumerable.Range(0, transfers).Select(n => (n + 1L, One("mer_a", n).Id)), Seals(batch, "mer_a").Select(seal => (seal.Point.Number, seal.TransferId)));
    }

    [Fact]
    public void Blocks_MerchantsInterleaved_EachHoldsConsecutiveSealsOfOneAndGoesOnBehindItsHead()
    {
        string[] merchants = ["mer_a", "mer_b", "mer_a", "mer_c"];
        var transfers = Enumerable.Range(0, 80).Select(n => One(merchants[n % 4], n)).ToList();

        var batch = new SealBatch(transfers, new Dictionary<string, ChainPoint> { ["mer_b"] = new(7, "b7") });

        Assert.Equal([("mer_a", 16L, 16), ("mer_a", 32L, 16), ("mer_a", 40L, 8), ("mer_b", 23L, 16), ("mer_b", 27L, 4), ("mer_c", 16L, 16), ("mer_c", 20L, 4)],
            batch.Blocks.Select(block => (block.MerchantId, block.Number, block.Seals.Count)).Order());
        Assert.All(batch.Blocks, block => Assert.Equal(
            Enumerable.Range(1, block.Seals.Count).Select(n => (block.MerchantId, block.Number - block.Seals.Count + n)),
            block.Seals.Select(seal => (seal.MerchantId, seal.Point.Number))));
        foreach (var merchant in merchants)
            Assert.Equal((batch.Heads[merchant], batch.Last[merchant].Id), (Seals(batch, merchant)[^1].Point, Seals(batch, merchant)[^1].TransferId));
    }

    /// <summary>Written down, so that a chain that was sealed once verifies for ever.</summary>
    [Fact]
    public void Next_KnownInput_KnownDigest() => Assert.Equal(
        new ChainPoint(1, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("mer_a|1|d"u8))),
        Chain.Next(Chain.Start("mer_a"), "d"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Totals_AnyTransfers_AddUpToZeroPerCurrencyAndToTheirPlainSums(int seed)
    {
        var random = new Random(seed);
        string[] accounts = ["a", "b", "c", "d"];
        var transfers = Enumerable.Range(0, 500).Select(n =>
        {
            var (debit, credit) = (random.Next(4), random.Next(3));
            return new UnsealedTransfer($"trf_{n}", "mer_a", accounts[debit], accounts[credit >= debit ? credit + 1 : credit], random.NextInt64(1, long.MaxValue), random.Next(2) == 0 ? "EUR" : "JPY", "d", 1);
        }).ToList();

        var sums = new SealBatch(transfers, new Dictionary<string, ChainPoint>()).Totals.Sums;

        Assert.All(sums.GroupBy(sum => sum.Key.Currency), currency => Assert.Equal(0, currency.Sum(sum => sum.Value.Credits - sum.Value.Debits)));
        foreach (var ((_, account, currency), (debits, credits)) in sums)
        {
            Assert.Equal(transfers.Where(one => one.Debit == account && one.Currency == currency).Sum(one => (decimal)one.Minor), debits);
            Assert.Equal(transfers.Where(one => one.Credit == account && one.Currency == currency).Sum(one => (decimal)one.Minor), credits);
        }
    }

    private static List<Seal> Seals(SealBatch batch, string merchant) => [.. batch.Blocks.Where(block => block.MerchantId == merchant).SelectMany(block => block.Seals)];

    private static UnsealedTransfer One(string merchant, int n) => new($"trf_{merchant}_{n}", merchant, "x", "y", 1, "EUR", $"digest {n}", 1);
}
