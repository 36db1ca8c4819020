using Payments.Money;

namespace Payments.Checkout;

/// <summary>An attempt at the channel, recorded before the channel is asked.</summary>
[GenerateSerializer, Immutable, Alias("attempt-view")]
public sealed record AttemptView(
    [property: Id(0)] string AttemptId,
    [property: Id(1)] string Channel,
    [property: Id(2)] Amount Amount,
    [property: Id(3)] string Method);
