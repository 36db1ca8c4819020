using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Payments.Checkout;
using Payments.Ledger;
using Payments.Money;

namespace Payments.Tests.Unit.Models;

/// <summary>Money against integers that know no bounds: exact, or an error, and never something else.</summary>
public sealed class MoneyModelTests
{
    private const int Count = 20_000;

    [Fact]
    public void Sums_AnyTwoAmounts_AreExactOrOverflow() => Check(Pairs(), pair =>
        Agrees(() => new Amount(pair.Left, "EUR") + new Amount(pair.Right, "EUR"), (BigInteger)pair.Left + pair.Right)
        && Agrees(() => new Amount(pair.Left, "EUR") - new Amount(pair.Right, "EUR"), (BigInteger)pair.Left - pair.Right));

    [Fact]
    public void Comparisons_AnyTwoAmounts_AreThoseOfTheirUnits() => Check(Pairs(), pair =>
    {
        var (left, right) = (new Amount(pair.Left, "EUR"), new Amount(pair.Right, "EUR"));
        return (left < right, left <= right, left > right, left >= right) == (pair.Left < pair.Right, pair.Left <= pair.Right, pair.Left > pair.Right, pair.Left >= pair.Right);
    });

    [Fact]
    public void Sums_OfTwoCurrencies_AreRefusedWhateverTheAmounts() =>
        Check(Pairs(), pair => Throws<InvalidOperationException>(() => new Amount(pair.Left, "EUR") + new Amount(pair.Right, "USD")));

    [Fact]
    public void Fee_AnyAmountAndTerms_IsTheRateRoundedHalfUpWithinItsBounds() => Check(Fees(), fee =>
        Fee.Of(new Amount(fee.Minor, "EUR"), fee.Terms).Minor == LedgerModel.Fee(fee.Minor, fee.Terms));

    /// <summary>A check that looked at nothing would let this pass.</summary>
    [Fact]
    public void Fee_RoundedDown_IsFound() => Assert.ThrowsAny<Exception>(() => Check(Fees(), fee =>
        BigInteger.Min(BigInteger.Max((BigInteger)fee.Minor * fee.Terms.PartsPerMillion / 1_000_000, fee.Terms.Minimum), fee.Minor) == LedgerModel.Fee(fee.Minor, fee.Terms)));

    private static void Check<T>(Gen<T> values, Func<T, bool> holds) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Count).WithQuietOnSuccess(true), Prop.ForAll(Arb.From(values), holds));

    private static Gen<(long Left, long Right)> Pairs() => from left in Units() from right in Units() select (left, right);

    private static Gen<(long Minor, FeeTerms Terms)> Fees() =>
        from minor in Units()
        from rate in Gen.Choose(0, 1_000_000)
        from least in Gen.Choose(0, 1_000)
        where minor > 0
        select (minor, new FeeTerms(rate, least));

    private static Gen<long> Units() => Gen.Frequency(
        (3, Gen.Choose(-1_000, 1_000).Select(value => (long)value)),
        (3, from high in Gen.Choose(int.MinValue, int.MaxValue) from low in Gen.Choose(int.MinValue, int.MaxValue) select ((long)high << 32) ^ (uint)low),
        (1, Gen.Elements(long.MinValue, long.MinValue + 1, long.MaxValue - 1, long.MaxValue, 0, 1, -1)));

    private static bool Agrees(Func<Amount> sum, BigInteger exact) => exact < long.MinValue || exact > long.MaxValue
        ? Throws<OverflowException>(() => sum())
        : sum().Minor == exact;

    private static bool Throws<T>(Func<Amount> work)
        where T : Exception
    {
        try
        {
            work();
            return false;
        }
        catch (T)
        {
            return true;
        }
    }
}
