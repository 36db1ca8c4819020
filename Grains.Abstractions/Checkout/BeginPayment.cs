using Payments.Money;

namespace Payments.Checkout;

/// <summary>The intent: all that is known before the channel is asked.</summary>
[GenerateSerializer, Immutable, Alias("begin-payment")]
public sealed record BeginPayment(
    [property: Id(0)] string MerchantId,
    [property: Id(1)] string OrderId,
    [property: Id(2)] Amount Amount,
    [property: Id(3)] string Method,
    [property: Id(4)] string Channel,
    [property: Id(5)] string? Description,
    [property: Id(6)] FeeTerms Fee);
