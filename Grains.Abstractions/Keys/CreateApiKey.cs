using System.Collections.Immutable;
using Payments.Money;
using Payments.Requests;

namespace Payments.Keys;

/// <param name="Request">Repeating it gives the same key again, and no other.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Mode">The merchant's, where it is said at all; administrators' keys have none.</param>
/// <param name="Scopes">Empty for administrators' keys: their role says what they may do.</param>
[GenerateSerializer, Immutable, Alias("create-api-key")]
public sealed record CreateApiKey(
    [property: Id(0)] IdempotentRequest Request,
    [property: Id(1)] string? Name,
    [property: Id(2)] PaymentMode? Mode,
    [property: Id(3)] ImmutableArray<Scope> Scopes);
