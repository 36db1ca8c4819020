namespace Payments.Keys;

/// <summary>A key with its text, for whoever asked for it: the first answer, and every later one to the same request.</summary>
[GenerateSerializer, Immutable, Alias("issued-key")]
public sealed record IssuedKey(
    [property: Id(0)] ApiKeyView Key,
    [property: Id(1)] SecretText Text,
    [property: Id(2)] bool Replayed);
