using System.Collections.Immutable;

namespace Payments.Checkout;

/// <param name="Entries">From the first to the last.</param>
/// <param name="Truncated">Whether there is more than one answer holds.</param>
[GenerateSerializer, Immutable, Alias("payment-timeline")]
public sealed record PaymentTimeline([property: Id(0)] ImmutableArray<TimelineEntry> Entries, [property: Id(1)] bool Truncated);
