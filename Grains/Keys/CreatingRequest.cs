namespace Payments.Keys;

/// <summary>What is remembered of a request that made a secret, so that repeating it gives the same answer.</summary>
public sealed record CreatingRequest
{
    public string Fingerprint { get; init; } = "";

    /// <summary>Goes into the secret; of no use without the Idempotency-Key, which is not kept.</summary>
    public string Salt { get; init; } = "";
}
