namespace Payments.Webhooks;

/// <param name="Queued">How many deliveries were queued, at most 1,000 at once.</param>
/// <param name="NextFrom">Where to go on from; absent when nothing is left.</param>
[GenerateSerializer, Immutable, Alias("webhook-replay")]
public sealed record WebhookReplay([property: Id(0)] int Queued, [property: Id(1)] DateTimeOffset? NextFrom);
