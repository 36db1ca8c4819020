using System.Collections.Immutable;

namespace Payments.Keys;

/// <summary>An API key as it is kept: the keyed hash of its secret, never its text.</summary>
public sealed record StoredKey(string Id, ApiKeyKind Kind, string Digest, DateTimeOffset CreatedAt)
{
    public string? Name { get; init; }

    /// <summary>Keys stored before there were scopes have none in their document: they keep all they could do.</summary>
    public ImmutableArray<Scope> Scopes { get => field.IsDefault ? Keys.Scopes.All : field; init; }

    /// <summary>Null for keys that came into being with their owner.</summary>
    public CreatingRequest? Request { get; init; }

    /// <summary>The latest rotations, newest first.</summary>
    public ImmutableArray<StoredRotation> Rotations { get => field.IsDefault ? [] : field; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>It comes from the installation's settings, which bring it back at every start: once revoked, it must stay known.</summary>
    public bool Installed { get; init; }

    /// <summary>Whether the digest is that of a secret which is good now. Both are always compared.</summary>
    public bool Accepts(KeyDigest presented, DateTimeOffset now)
    {
        var current = KeyPepper.Matches(presented, Digest);
        var previous = Rotations is [var last, ..] && KeyPepper.Matches(presented, last.PreviousDigest) && now < last.PreviousUntil;
        return (current || previous) && RevokedAt is null;
    }
}
