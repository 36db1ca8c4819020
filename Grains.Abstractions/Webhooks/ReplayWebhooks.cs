using System.Collections.Immutable;

namespace Payments.Webhooks;

/// <param name="From">The earliest time of an event.</param>
/// <param name="To">The time before which they are.</param>
/// <param name="Events">Which of those that the endpoint takes; all of them when it is empty.</param>
[GenerateSerializer, Immutable, Alias("replay-webhooks")]
public sealed record ReplayWebhooks(
    [property: Id(0)] string MerchantId,
    [property: Id(1)] string EndpointId,
    [property: Id(2)] DateTimeOffset From,
    [property: Id(3)] DateTimeOffset To,
    [property: Id(4)] ImmutableArray<string> Events);
