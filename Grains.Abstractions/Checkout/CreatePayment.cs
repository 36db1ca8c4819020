using System.Collections.Immutable;
using Payments.Money;
using Payments.Requests;
using Payments.Routing;

namespace Payments.Checkout;

/// <param name="Method">The channel's token of the means of payment, never a card number; empty where there are only tokens of their own for channels.</param>
/// <param name="OrderNumber">Of the order that the payment brings along.</param>
/// <param name="OrderId">The order it pays, where that exists already.</param>
/// <param name="ExpiresIn">How many seconds the payment may wait for its customer; null is the standard time.</param>
/// <param name="Methods">Tokens of their own for channels, by the channel's name.</param>
[GenerateSerializer, Immutable, Alias("create-payment")]
public sealed record CreatePayment(
    [property: Id(0)] IdempotentRequest Request,
    [property: Id(1)] string MerchantId,
    [property: Id(2)] Amount Amount,
    [property: Id(3)] string Method,
    [property: Id(4)] string? OrderNumber,
    [property: Id(5)] string? Description,
    [property: Id(6)] string? OrderId = null,
    [property: Id(7)] int? ExpiresIn = null,
    [property: Id(8)] RouteHints? Hints = null,
    [property: Id(9)] string? ReturnUrl = null,
    [property: Id(10)] ImmutableSortedDictionary<string, string>? Methods = null);
