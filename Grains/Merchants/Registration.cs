namespace Payments.Merchants;

/// <summary>What is remembered of the registering request, so that repeating it gives the same answer.</summary>
public sealed record Registration
{
    public string Fingerprint { get; init; } = "";

    /// <summary>Goes into the first API key's secret; of no use without the Idempotency-Key, which is not kept.</summary>
    public string Salt { get; init; } = "";
}
