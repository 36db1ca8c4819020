using System.Collections.Immutable;
using Payments.Money;

namespace Payments.Keys;

/// <summary>An API key as it is shown after its creation: everything but its secret, which is stored nowhere.</summary>
/// <param name="Id">Names the key; it is no secret.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Mode">The merchant's; missing for administrators' keys.</param>
/// <param name="Scopes">What it may be used for; empty for administrators' keys.</param>
/// <param name="Status">Active until it is revoked.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RotatedAt">When it last got a new secret.</param>
/// <param name="PreviousSecretUntil">Until when the secret before is good.</param>
/// <param name="RevokedAt">When it ended.</param>
[GenerateSerializer, Immutable, Alias("api-key-view")]
public sealed record ApiKeyView(
    [property: Id(0)] string Id,
    [property: Id(1)] string? Name,
    [property: Id(2)] PaymentMode? Mode,
    [property: Id(3)] ImmutableArray<Scope> Scopes,
    [property: Id(4)] KeyStatus Status,
    [property: Id(5)] DateTimeOffset CreatedAt,
    [property: Id(6)] DateTimeOffset? RotatedAt,
    [property: Id(7)] DateTimeOffset? PreviousSecretUntil,
    [property: Id(8)] DateTimeOffset? RevokedAt);
