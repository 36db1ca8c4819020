using System.Collections.Immutable;
using System.Security.Cryptography;
using Payments.Ids;
using Payments.Outcomes;
using Payments.Requests;

namespace Payments.Keys;

/// <summary>
/// The keys inside their owner's grain: merchants and administrators keep them the same way. Texts of keys are made
/// here, and made again for whoever repeats the request that first made them.
/// </summary>
/// <param name="ownerId">Whose keys they are.</param>
/// <param name="pepper">The installation's secret.</param>
/// <param name="clock">Tells when.</param>
/// <param name="keys">Reads the owner's keys as they are now.</param>
/// <param name="save">Makes a change durable.</param>
public sealed class KeyBook(string ownerId, KeyPepper pepper, TimeProvider clock, Func<ImmutableArray<StoredKey>> keys, Func<KeyChange, Task> save)
{
    /// <param name="allowed">How many may be active at once; asked only when a key is really made.</param>
    public async Task<Outcome<IssuedKey>> Create(CreateApiKey command, ApiKeyKind kind, Func<ValueTask<int>> allowed)
    {
        if (KeyInput.Check(command, kind) is { } refusal) return refusal;
        var id = EntityId.Derive(IdPrefix.ApiKey, ownerId, command.Request.Key.Reveal);
        if (KeyRing.Get(keys(), id) is { Request: { } first } known)
            return Replay(known with { Rotations = [], RevokedAt = null }, first, command.Request);

        var request = NewRequest(command.Request);
        var text = TextOf(kind, request, command.Request);
        var now = clock.GetUtcNow();
        var key = new StoredKey(id, kind, pepper.Digest(text.Reveal).Hex, now) { Name = command.Name, Scopes = command.Scopes, Request = request };
        var change = KeyRing.Add(keys(), key, await allowed(), now);
        if (!change.Accepted) return change.Refusal;
        await save(change.Value);
        return new IssuedKey(KeyRing.View(key), text, Replayed: false);
    }

    public async Task<Outcome<IssuedKey>> Rotate(RotateApiKey command)
    {
        if (KeyInput.Check(command) is { } refusal) return refusal;
        if (KeyRing.Get(keys(), command.KeyId) is not { } key) return KeyRefusals.NotFound;
        var id = EntityId.Derive(IdPrefix.Rotation, key.Id, command.Request.Key.Reveal);
        for (var i = 0; i < key.Rotations.Length; i++)
        {
            if (key.Rotations[i].Id == id) return Replay(key with { Rotations = key.Rotations[i..], RevokedAt = null }, key.Rotations[i].Request, command.Request);
        }

        var request = NewRequest(command.Request);
        var text = TextOf(key.Kind, request, command.Request);
        var now = clock.GetUtcNow();
        var rotation = new StoredRotation(id, request, now, key.Digest, now.AddSeconds(command.GraceSeconds));
        var change = KeyRing.Rotate(keys(), key.Id, pepper.Digest(text.Reveal).Hex, rotation);
        if (!change.Accepted) return change.Refusal;
        await save(change.Value);
        return new IssuedKey(KeyRing.View(change.Value.Key), text, Replayed: false);
    }

    public async Task<Outcome<ApiKeyView>> Revoke(string keyId)
    {
        var change = KeyRing.Revoke(keys(), keyId, clock.GetUtcNow());
        if (!change.Accepted) return change.Refusal;
        if (KeyRing.Get(keys(), keyId) != change.Value.Key) await save(change.Value);
        return KeyRing.View(change.Value.Key);
    }

    public StoredKey? Find(KeyDigest presented) => KeyRing.Find(keys(), presented, clock.GetUtcNow());

    public ApiKeyList List() => new([.. keys().OrderByDescending(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal).Select(KeyRing.View)]);

    private Outcome<IssuedKey> Replay(StoredKey asItWas, CreatingRequest first, IdempotentRequest request) =>
        first.Fingerprint == request.Fingerprint
            ? new IssuedKey(KeyRing.View(asItWas), TextOf(asItWas.Kind, first, request), Replayed: true)
            : IdempotencyRefusals.KeyReused;

    private static CreatingRequest NewRequest(IdempotentRequest request) =>
        new() { Fingerprint = request.Fingerprint, Salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) };

    private SecretText TextOf(ApiKeyKind kind, CreatingRequest request, IdempotentRequest asked) =>
        new(ApiKeyText.Compose(kind, ownerId, pepper.DeriveSecret(ownerId, Convert.FromHexString(request.Salt), asked.Key)));
}
