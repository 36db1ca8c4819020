namespace Payments.Webhooks.Dispatch;

/// <summary>A place in the order of all events: nothing can come to stand before one that is complete.</summary>
public sealed record EventPosition(ulong WrittenIn, string ObjectId, long Sequence);
