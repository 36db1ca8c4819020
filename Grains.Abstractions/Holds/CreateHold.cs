using System.Collections.Immutable;
using Payments.Money;
using Payments.Requests;
using Payments.Routing;

namespace Payments.Holds;

/// <param name="Method">The channel's token of the means of payment, never a card number; empty where there are only tokens of their own for channels.</param>
/// <param name="Life">How long it is held at most.</param>
/// <param name="Methods">Tokens of their own for channels, by the channel's name.</param>
[GenerateSerializer, Immutable, Alias("create-hold")]
public sealed record CreateHold(
    [property: Id(0)] IdempotentRequest Request,
    [property: Id(1)] string MerchantId,
    [property: Id(2)] Amount Amount,
    [property: Id(3)] string Method,
    [property: Id(4)] string? Description,
    [property: Id(5)] TimeSpan Life,
    [property: Id(6)] RouteHints? Hints = null,
    [property: Id(7)] string? ReturnUrl = null,
    [property: Id(8)] ImmutableSortedDictionary<string, string>? Methods = null);
