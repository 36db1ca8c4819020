using Payments.Outcomes;
using Payments.Tiers;

namespace Payments.Limits;

/// <summary>The limits of one merchant: what is used, and what is held for payments under way. Its key is the merchant's id.</summary>
[Alias("limits")]
public interface ILimitsGrain : IGrainWithStringKey
{
    /// <summary>Holds the amount for a payment, which is decided at once and durable after <see cref="Confirm"/>. Doing it again changes nothing.</summary>
    [Alias("reserve")]
    Task<Outcome<LimitHold>> Reserve(string paymentId, long minor, LimitTerms terms);

    /// <summary>Returns when the hold is durable; false when it was lost with a write that failed.</summary>
    [Alias("confirm")]
    Task<bool> Confirm(string paymentId);

    /// <summary>The payment succeeded: what was held is used.</summary>
    [Alias("commit")]
    Task Commit(string paymentId);

    /// <summary>The payment failed: what was held is free again.</summary>
    [Alias("release")]
    Task Release(string paymentId);

    /// <summary>
    /// A refund of a payment gives its amount back, on the day and in the month the payment was counted; returns when that
    /// is durable. Doing it again changes nothing, and for some minutes after it was forgotten neither.
    /// </summary>
    [Alias("give-back")]
    Task GiveBack(string refundId, long minor, string day);

    /// <summary>The refund knows that its amount was given back, and will not ask again.</summary>
    [Alias("forget-given-back")]
    Task ForgetGivenBack(string refundId);

    [Alias("read")]
    Task<LimitsView> Read(LimitTerms terms);

    /// <summary>What the merchant has taken lately, for a tier recommendation.</summary>
    [Alias("usage")]
    Task<TierUsage> Usage(string timeZone, DateTimeOffset merchantSince);
}
