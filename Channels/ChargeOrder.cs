using Payments.Money;

namespace Payments.Channels;

/// <param name="AttemptId">Our attempt's own idempotency key at the channel.</param>
/// <param name="PaymentMethodToken">The channel's token; a card number never comes this way.</param>
/// <param name="Descriptor">What the customer reads on the statement.</param>
/// <param name="MerchantAccount">The merchant's account at the channel.</param>
/// <param name="ReturnUrl">Where the customer comes back to after acting at the channel.</param>
/// <param name="CallbackUrl">Where the channel reports outcomes that come later.</param>
public sealed record ChargeOrder(
    string AttemptId,
    Amount Amount,
    string PaymentMethodToken,
    string Descriptor,
    string MerchantAccount,
    Uri? ReturnUrl,
    Uri? CallbackUrl);
