using System.Collections.Immutable;

namespace Payments.Keys;

[GenerateSerializer, Immutable, Alias("api-key-list")]
public sealed record ApiKeyList([property: Id(0)] ImmutableArray<ApiKeyView> Keys);
