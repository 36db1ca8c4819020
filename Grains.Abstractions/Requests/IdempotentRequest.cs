using Payments.Keys;

namespace Payments.Requests;

/// <summary>The identity of a creating request: its Idempotency-Key, and a fingerprint of what it asked for.</summary>
/// <remarks>The key may be part of what a secret is derived from, so it prints as stars.</remarks>
[GenerateSerializer, Immutable, Alias("idempotent-request")]
public sealed record IdempotentRequest(
    [property: Id(0)] SecretText Key,
    [property: Id(1)] string Fingerprint);
