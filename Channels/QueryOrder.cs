using Payments.Money;

namespace Payments.Channels;

/// <summary>Asks for an attempt that was ordered before, in the terms it was ordered with.</summary>
/// <param name="ChargeReference">The charge, authorisation or capture that the attempt was ordered for.</param>
/// <param name="Reference">What the channel called the attempt itself, where an answer of it was ever read.</param>
/// <param name="OrderedAt">When the attempt was first sent, at the earliest.</param>
public sealed record QueryOrder(
    string AttemptId,
    AttemptKind Kind,
    Amount Amount,
    string MerchantAccount,
    string? ChargeReference = null,
    string? Reference = null,
    DateTimeOffset? OrderedAt = null);
