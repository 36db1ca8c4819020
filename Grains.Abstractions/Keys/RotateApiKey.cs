using Payments.Requests;

namespace Payments.Keys;

/// <param name="GraceSeconds">How long the secret before stays good.</param>
[GenerateSerializer, Immutable, Alias("rotate-api-key")]
public sealed record RotateApiKey(
    [property: Id(0)] IdempotentRequest Request,
    [property: Id(1)] string KeyId,
    [property: Id(2)] long GraceSeconds);
