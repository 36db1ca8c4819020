using Payments.Money;

namespace Payments.Channels;

/// <param name="AttemptId">The release's own idempotency key at the channel, not that of the authorisation.</param>
/// <param name="Amount">The whole amount that was authorised, whatever was captured of it.</param>
public sealed record ReleaseOrder(string AttemptId, string AuthorisationReference, Amount Amount, string MerchantAccount);
