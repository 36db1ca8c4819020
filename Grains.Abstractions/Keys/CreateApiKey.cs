using System.Collections.Immutable;
using Payments.Requests;

namespace Payments.Keys;

/// <param name="Request">Repeating it gives the same key again, and no other.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Mode">Null for administrators' keys, which have none.</param>
/// <param name="Scopes">Empty for administrators' keys: their role says what they may do.</param>
[GenerateSerializer, Immutable, Alias("create-api-key")]
public sealed record CreateApiKey(
    [property: Id(0)] IdempotentRequest Request,
    [property: Id(1)] string? Name,
    [property: Id(2)] KeyMode? Mode,
    [property: Id(3)] ImmutableArray<Scope> Scopes);
