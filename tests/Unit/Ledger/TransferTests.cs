using Payments.Ledger;
using Payments.Money;

namespace Payments.Tests.Unit.Ledger;

public sealed class TransferTests
{
    private static readonly Transfer One = Transfer.Of("mer_1", "pay_1", 1, "a", "b", new Amount(10, "EUR"), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(7));

    [Fact]
    public void Of_SameTransactionAndOrdinal_SameId() =>
        Assert.Equal(One.Id, Transfer.Of("mer_1", "pay_1", 1, "x", "y", new Amount(99, "USD"), DateTimeOffset.UnixEpoch).Id);

    [Fact]
    public void Of_TimeWithTicks_KeepsWhatPostgreSqlKeeps() => Assert.Equal(0, One.BookedAt.Ticks % TimeSpan.TicksPerMicrosecond);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Of_NothingMoved_Refused(long minor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Transfer.Of("mer_1", "pay_1", 1, "a", "b", new Amount(minor, "EUR"), DateTimeOffset.UnixEpoch));

    [Fact]
    public void Digest_AnyFieldChanged_Differs()
    {
        Transfer[] others =
        [
            One with { Id = "x" }, One with { MerchantId = "x" }, One with { TransactionId = "x" }, One with { Ordinal = 2 }, One with { Debit = "x" },
            One with { Credit = "x" }, One with { Minor = 11 }, One with { Currency = "USD" }, One with { BookedAt = One.BookedAt.AddMicroseconds(1) },
        ];
        Assert.All(others, other => Assert.NotEqual(One.Digest(), other.Digest()));
    }
}
