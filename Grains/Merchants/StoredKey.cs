using Payments.Keys;

namespace Payments.Merchants;

/// <summary>An API key as it is kept: its keyed hash, never its text.</summary>
public sealed record StoredKey(string Id, ApiKeyKind Kind, string Digest, DateTimeOffset CreatedAt);
