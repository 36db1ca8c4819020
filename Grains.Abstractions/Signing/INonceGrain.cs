namespace Payments.Signing;

/// <summary>Remembers which nonces were used, across restarts. Any key will do.</summary>
[Alias("nonces")]
public interface INonceGrain : IGrainWithStringKey
{
    /// <summary>True the first time this owner uses this nonce, false every other time until it expires.</summary>
    [Alias("use")]
    Task<bool> Use(string ownerId, string nonce, DateTimeOffset expiresAt);
}
