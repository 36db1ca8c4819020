using Payments.Money;

namespace Payments.Channels;

/// <param name="AttemptId">The capture's own idempotency key at the channel.</param>
/// <param name="AuthorisationReference">What the channel called the authorisation when it held the money.</param>
/// <param name="IsFinal">Whether what is left of the authorisation is let go.</param>
public sealed record CaptureOrder(
    string AttemptId,
    string AuthorisationReference,
    Amount Amount,
    bool IsFinal,
    string MerchantAccount,
    Uri? CallbackUrl);
