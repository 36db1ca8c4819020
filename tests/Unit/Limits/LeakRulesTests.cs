using Payments.Checkout;
using Payments.Limits;

namespace Payments.Tests.Unit.Limits;

public sealed class LeakRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 28, 23, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(HoldClaim.Asked, null, LeakVerdict.Keep)]
    [InlineData(HoldClaim.Asked, PaymentStatus.Failed, LeakVerdict.Keep)]
    [InlineData(HoldClaim.Counted, null, LeakVerdict.Commit)]
    [InlineData(HoldClaim.Free, null, LeakVerdict.Release)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Failed, LeakVerdict.Release)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Cancelled, LeakVerdict.Release)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Expired, LeakVerdict.Release)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Succeeded, LeakVerdict.Commit)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Refunded, LeakVerdict.Commit)]
    [InlineData(HoldClaim.Ended, PaymentStatus.PartiallyRefunded, LeakVerdict.Commit)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Unknown, LeakVerdict.Keep)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Pending, LeakVerdict.Keep)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Processing, LeakVerdict.Keep)]
    public void Leak_ByWhatBecameOfThePayment_FreedKeptOrUsed(HoldClaim claim, PaymentStatus? payment, LeakVerdict verdict)
    {
        Assert.Equal(verdict, LeakRules.Of(Held(unread: false), claim, payment is { } status ? Payment(status, Now.AddDays(-1)) : null));
        Assert.Equal(verdict, LeakRules.Of(Held(unread: true), claim, payment is { } own ? Payment(own, Now) : null));
    }

    [Theory]
    [InlineData(HoldClaim.Asked, PaymentStatus.Processing, LeakVerdict.Keep)]
    [InlineData(HoldClaim.Counted, PaymentStatus.Pending, LeakVerdict.ReleaseUnread)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Succeeded, LeakVerdict.ReleaseUnread)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Failed, LeakVerdict.ReleaseUnread)]
    public void Leak_OfARepetitionThatWasCutShort_FreedWhateverBecameOfThePayment(HoldClaim claim, PaymentStatus payment, LeakVerdict verdict) =>
        Assert.Equal(verdict, LeakRules.Of(Held(unread: true), claim, Payment(payment, Now.AddDays(-1))));

    [Fact]
    public void IsToBeAsked_OverThirtyMinutesLookedAtEveryMinute_FourTimes()
    {
        var asked = Enumerable.Range(0, 31).Where(minutes => LeakRules.IsToBeAsked(TimeSpan.FromMinutes(minutes), minutes == 0 ? null : TimeSpan.FromMinutes(1)));

        Assert.Equal([2, 4, 8, 16], asked);
        // A new activation knows of no earlier look.
        Assert.True(LeakRules.IsToBeAsked(TimeSpan.FromMinutes(3), sinceLastLook: null));
        Assert.False(LeakRules.IsToBeAsked(TimeSpan.FromSeconds(119), sinceLastLook: null));
    }

    private static Hold Held(bool unread) => new("2026-03-28", 100, Now, unread);

    private static PaymentView Payment(PaymentStatus status, DateTimeOffset createdAt) =>
        new("pay_a", "mer_a", "ord_a", 100, "EUR", status, 0, null, null, null, createdAt, createdAt);
}
