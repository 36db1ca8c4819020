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

    /// <summary>
    /// The same for a request that takes its payment for new without having read so. Refused with REQUEST_IN_PROGRESS where
    /// something is held for it, for then it is not new.
    /// </summary>
    /// <param name="startedAt">When the payment says that it began, by which this hold is told from others under its key.</param>
    [Alias("reserve-unread")]
    Task<Outcome<LimitHold>> ReserveUnread(string paymentId, long minor, LimitTerms terms, DateTimeOffset startedAt);

    /// <summary>The payment was not new: what <see cref="ReserveUnread"/> held is free again, and only that; returns when this is durable.</summary>
    [Alias("release-unread")]
    Task ReleaseUnread(string paymentId, DateTimeOffset startedAt);

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
