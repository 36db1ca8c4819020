using System.Numerics;
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

    /// <summary>
    /// Whether a hold's payment is asked for now: when it is two minutes old, then four, eight and so on. A payment may wait for its
    /// customer for days, and asking for each of a million every minute would be all that anyone did.
    /// </summary>
    /// <param name="sinceLastLook">Null for the first look of an activation, which knows of no earlier one.</param>
    public static bool IsToBeAsked(TimeSpan age, TimeSpan? sinceLastLook) =>
        age >= Age && (sinceLastLook is not { } past || Doublings(age) > Doublings(age - past));

    /// <param name="claim">What the payment's saga says.</param>
    /// <param name="payment">How the payment stands once its saga has ended; null where there is none.</param>
    public static LeakVerdict Of(HoldClaim claim, PaymentStatus? payment)
    {
        if (claim == HoldClaim.Asked) return LeakVerdict.Keep;
        if (claim == HoldClaim.Counted) return LeakVerdict.Commit;
        if (payment is not { } status) return LeakVerdict.Release;
        return status switch
        {
            PaymentStatus.Failed or PaymentStatus.Cancelled or PaymentStatus.Expired => LeakVerdict.Release,
            PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded => LeakVerdict.Commit,
            PaymentStatus.Processing or PaymentStatus.Pending or PaymentStatus.Unknown => LeakVerdict.Keep,
        };
    }

    private static int Doublings(TimeSpan age) => age < Age ? -1 : BitOperations.Log2((ulong)(age.Ticks / Age.Ticks));
}
