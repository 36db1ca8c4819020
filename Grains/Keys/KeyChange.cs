using System.Collections.Immutable;

namespace Payments.Keys;

/// <summary>An owner's keys after a change, and the one that was changed.</summary>
public sealed record KeyChange(KeyEvent What, ImmutableArray<StoredKey> Keys, StoredKey Key);
