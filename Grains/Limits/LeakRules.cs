using Payments.Checkout;

namespace Payments.Limits;

public enum LeakVerdict
{
    Keep,
    Release,
    Commit,
}

/// <summary>What becomes of a hold that nobody has settled. Pure.</summary>
public static class LeakRules
{
    public static readonly TimeSpan Age = TimeSpan.FromMinutes(2);

    /// <param name="underWay">Whether the payment's saga is still at work.</param>
    /// <param name="payment">How the payment stands; null where there is none.</param>
    public static LeakVerdict Of(bool underWay, PaymentStatus? payment)
    {
        if (underWay) return LeakVerdict.Keep;
        if (payment is not { } status) return LeakVerdict.Release;
        return status switch
        {
            PaymentStatus.Failed or PaymentStatus.Cancelled or PaymentStatus.Expired => LeakVerdict.Release,
            PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded => LeakVerdict.Commit,
            PaymentStatus.Processing or PaymentStatus.Pending or PaymentStatus.Unknown => LeakVerdict.Keep,
        };
    }
}
