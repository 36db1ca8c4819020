using Payments.Money;

namespace Payments.Orders;

/// <summary>A payment wants to pay an order, with exactly the order's amount.</summary>
[GenerateSerializer, Immutable, Alias("claim-order")]
public sealed record ClaimOrder([property: Id(0)] string MerchantId, [property: Id(1)] string PaymentId, [property: Id(2)] Amount Amount);
