using Payments.Limits;

namespace Payments.Tests.Unit.Limits;

public sealed class HoldIdTests
{
    private static readonly DateTimeOffset Began = new(2026, 3, 28, 23, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Of_Payment_NamesItAndTheMomentWhateverItsOffset()
    {
        var id = HoldId.Of("pay_a", Began);

        Assert.Equal(("pay_a", id), (HoldId.Owner(id), HoldId.Of("pay_a", Began.ToOffset(TimeSpan.FromHours(9)))));
        Assert.True(HoldId.IsOwn(id, Began));
        Assert.False(HoldId.IsOwn(id, Began.AddTicks(1)));
    }

    [Fact]
    public void Owner_IdOfBefore_IsItsOwnAndAnyMoment() => Assert.Equal(("pre_a", true), (HoldId.Owner("pre_a"), HoldId.IsOwn("pay_a", Began)));
}
