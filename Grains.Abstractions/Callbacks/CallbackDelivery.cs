using System.Collections.Immutable;

namespace Payments.Callbacks;

/// <summary>A request that says it comes from a channel, as it arrived.</summary>
/// <param name="Account">The account at the channel that the address names; null where it names none.</param>
/// <param name="Headers">By lower-case name; those of our own API are left out.</param>
[GenerateSerializer, Immutable, Alias("callback-delivery")]
public sealed record CallbackDelivery(
    [property: Id(0)] string Channel,
    [property: Id(1)] ImmutableArray<byte> Body,
    [property: Id(2)] ImmutableDictionary<string, string> Headers,
    [property: Id(3)] string? Account = null);
