namespace Payments.Webhooks.Delivery;

/// <summary>A notification that waits for its next try.</summary>
/// <param name="Tries">How many there were.</param>
/// <param name="Payload">The body, the same in every try.</param>
public sealed record Notification(string Id, string EndpointId, string ObjectId, long Sequence, int Tries, int MaxTries, string Payload);
