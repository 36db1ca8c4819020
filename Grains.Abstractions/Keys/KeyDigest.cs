namespace Payments.Keys;

/// <summary>The keyed hash of an API key, in lower-case hex: all that is ever stored of it or sent to be checked.</summary>
[GenerateSerializer, Immutable, Alias("key-digest")]
public sealed record KeyDigest([property: Id(0)] string Hex);
