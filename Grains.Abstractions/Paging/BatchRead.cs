using System.Collections.Immutable;

namespace Payments.Paging;

/// <summary>Many at once, by their ids.</summary>
/// <param name="MerchantId">Whose; null when an administrator reads.</param>
[GenerateSerializer, Immutable, Alias("batch-read")]
public sealed record BatchRead([property: Id(0)] string? MerchantId, [property: Id(1)] ImmutableArray<string> Ids);
