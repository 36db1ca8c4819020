using System.Collections.Immutable;
using Payments.Money;

namespace Payments.Routing;

/// <summary>All that is known of a payment when its channel is chosen. What is not known matches no rule's condition and excludes no channel.</summary>
/// <param name="PaymentId">What chance is derived from, so that a repetition is decided alike.</param>
/// <param name="Country">Where the customer pays from, ISO 3166-1 alpha-2.</param>
/// <param name="CardBrand">Such as visa, in lower case.</param>
/// <param name="Method">The kind of the means of payment, such as card, in lower case.</param>
/// <param name="Hold">Whether the amount is only to be held.</param>
/// <param name="TokensFor">The channels that there is a token of the means of payment for; null where one serves all.</param>
/// <param name="Mode">Whether money is really to move.</param>
[GenerateSerializer, Immutable, Alias("route-subject")]
public sealed record RouteSubject(
    [property: Id(0)] string PaymentId,
    [property: Id(1)] string MerchantId,
    [property: Id(2)] Amount Amount,
    [property: Id(3)] string? Country = null,
    [property: Id(4)] string? CardBrand = null,
    [property: Id(5)] string? Method = null,
    [property: Id(6)] bool Hold = false,
    [property: Id(7)] ImmutableArray<string>? TokensFor = null,
    [property: Id(8)] PaymentMode? Mode = null);
