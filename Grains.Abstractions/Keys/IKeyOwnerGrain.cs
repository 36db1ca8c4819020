using Orleans.Concurrency;
using Payments.Outcomes;

namespace Payments.Keys;

/// <summary>Whoever has API keys: a merchant or an administrator.</summary>
[Alias("key-owner")]
public interface IKeyOwnerGrain : IGrainWithStringKey
{
    /// <summary>
    /// What the presented key is good for; null when it is not one of this owner's. Every request asks anew, and the
    /// answer comes from memory, so that a revoked key is dead with the very next request.
    /// </summary>
    [ReadOnly, Alias("check-key")]
    Task<KeyCheck?> CheckKey(KeyDigest digest);

    [Alias("create-key")]
    Task<Outcome<IssuedKey>> CreateKey(CreateApiKey command);

    /// <summary>All keys, the newest first; those that were revoked lately too.</summary>
    [ReadOnly, Alias("list-keys")]
    Task<Outcome<ApiKeyList>> ListKeys();

    /// <summary>Ends the key and all its secrets. Doing it again changes nothing.</summary>
    [Alias("revoke-key")]
    Task<Outcome<ApiKeyView>> RevokeKey(string keyId);

    /// <summary>Gives the key a new secret; the one before stays good for the time that the command says.</summary>
    [Alias("rotate-key")]
    Task<Outcome<IssuedKey>> RotateKey(RotateApiKey command);
}
