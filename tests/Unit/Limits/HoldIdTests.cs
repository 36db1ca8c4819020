using Payments.Checkout;
using Payments.Limits;
using Payments.Sagas;

namespace Payments.Tests.Unit.Limits;

public sealed class HoldIdTests
{
    private static readonly DateTimeOffset Began = new(2026, 3, 28, 23, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Of_Payment_NamesItAndTheMomentWhateverItsOffset()
    {
        var id = HoldId.Of("pay_a", Began);

        Assert.Equal(("pay_a", id), (HoldId.Owner(id), HoldId.Of("pay_a", Began.ToOffset(TimeSpan.FromHours(9)))));
    }

    [Fact]
    public void Of_AnotherMoment_AnotherHold() => Assert.NotEqual(HoldId.Of("pay_a", Began), HoldId.Of("pay_a", Began.AddTicks(1)));

    [Fact]
    public void Owner_IdAlone_IsItself() => Assert.Equal("pre_a", HoldId.Owner("pre_a"));

    [Fact]
    public void HoldOf_SagaOfBefore_ThePaymentAlone()
    {
        var saga = new SagaState { StartedAt = Began };

        Assert.Equal("pay_a", PaymentSaga.HoldOf("pay_a", saga));
        Assert.Equal(HoldId.Of("pay_a", Began), PaymentSaga.HoldOf("pay_a", saga with { Payment = saga.Payment with { OwnHold = true } }));
    }
}
