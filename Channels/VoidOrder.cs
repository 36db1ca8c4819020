using Payments.Money;

namespace Payments.Channels;

/// <param name="AttemptId">The void's own idempotency key at the channel, not that of the charge.</param>
/// <param name="Amount">The charge's whole amount: a void has no part.</param>
public sealed record VoidOrder(string AttemptId, string ChargeReference, Amount Amount, string MerchantAccount);
