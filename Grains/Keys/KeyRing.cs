using System.Collections.Immutable;
using Payments.Money;
using Payments.Outcomes;

namespace Payments.Keys;

/// <summary>What may become of an owner's keys. Pure: no clock, no storage, no engine.</summary>
public static class KeyRing
{
    /// <summary>How many rotations a key remembers, so that their requests can be repeated.</summary>
    public const int MaxRotations = 3;

    /// <summary>Revoked keys are kept to be seen and to answer repeated requests; this many always, others for a day.</summary>
    public const int RevokedKept = 20;

    /// <summary>Bounds the document, however fast somebody creates and revokes.</summary>
    public const int MaxStored = 200;

    private static readonly TimeSpan RevokedAge = TimeSpan.FromDays(1);

    public static StoredKey? Get(ImmutableArray<StoredKey> keys, string id) => keys.FirstOrDefault(key => key.Id == id);

    /// <summary>Every secret of every key is compared, so that the time taken does not tell which one came close.</summary>
    public static StoredKey? Find(ImmutableArray<StoredKey> keys, KeyDigest presented, DateTimeOffset now)
    {
        StoredKey? found = null;
        foreach (var key in keys)
        {
            if (key.Accepts(presented, now)) found = key;
        }

        return found;
    }

    /// <param name="allowed">How many may be active at once.</param>
    public static Outcome<KeyChange> Add(ImmutableArray<StoredKey> keys, StoredKey key, int allowed, DateTimeOffset now)
    {
        if (keys.Count(one => one.RevokedAt is null) >= allowed) return KeyRefusals.LimitReached(allowed);
        var kept = WithoutForgotten(keys, now);
        return kept.Length >= MaxStored ? KeyRefusals.TooManyRevoked : new KeyChange(KeyEvent.Created, kept.Add(key), key);
    }

    public static Outcome<KeyChange> Revoke(ImmutableArray<StoredKey> keys, string id, DateTimeOffset now) =>
        Get(keys, id) is { } key ? Replace(keys, KeyEvent.Revoked, key, key with { RevokedAt = key.RevokedAt ?? now }) : KeyRefusals.NotFound;

    /// <summary>At most two secrets are good at once: the new one, and for the grace period the one before.</summary>
    public static Outcome<KeyChange> Rotate(ImmutableArray<StoredKey> keys, string id, string digest, StoredRotation rotation)
    {
        if (Get(keys, id) is not { } key) return KeyRefusals.NotFound;
        if (key.RevokedAt is not null) return KeyRefusals.Revoked;
        if (key.Rotations is [var last, ..] && rotation.At < last.PreviousUntil && rotation.At < rotation.PreviousUntil)
            return KeyRefusals.RotationActive(last.PreviousUntil);
        return Replace(keys, KeyEvent.Rotated, key, key with { Digest = digest, Rotations = [rotation, .. key.Rotations.Take(MaxRotations - 1)] });
    }

    public static ApiKeyView View(StoredKey key) => new(
        key.Id,
        key.Name,
        ModeOf(key.Kind),
        key.Scopes,
        key.RevokedAt is null ? KeyStatus.Active : KeyStatus.Revoked,
        key.CreatedAt,
        key.Rotations is [var last, ..] ? last.At : null,
        key.Rotations is [var newest, ..] ? newest.PreviousUntil : null,
        key.RevokedAt);

    public static ApiKeyKind KindOf(PaymentMode mode) => mode switch
    {
        PaymentMode.Test => ApiKeyKind.MerchantTest,
        PaymentMode.Live => ApiKeyKind.MerchantLive,
    };

    private static PaymentMode? ModeOf(ApiKeyKind kind) => kind switch
    {
        ApiKeyKind.MerchantTest => PaymentMode.Test,
        ApiKeyKind.MerchantLive => PaymentMode.Live,
        ApiKeyKind.Administrator => null,
    };

    private static KeyChange Replace(ImmutableArray<StoredKey> keys, KeyEvent what, StoredKey before, StoredKey after) =>
        new(what, keys.Replace(before, after), after);

    private static ImmutableArray<StoredKey> WithoutForgotten(ImmutableArray<StoredKey> keys, DateTimeOffset now)
    {
        var recent = keys.Where(key => key.RevokedAt is not null).OrderByDescending(key => key.RevokedAt).Take(RevokedKept).ToHashSet();
        return [.. keys.Where(key => key.RevokedAt is not { } at || key.Installed || now - at < RevokedAge || recent.Contains(key))];
    }
}
