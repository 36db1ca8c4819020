namespace Payments.Callbacks;

/// <summary>How a callback is answered.</summary>
/// <param name="Acknowledgement">The text that the channel takes for a receipt; null where any answer will do.</param>
[GenerateSerializer, Immutable, Alias("callback-reply")]
public sealed record CallbackReply([property: Id(0)] CallbackReceipt Receipt, [property: Id(1)] string? Acknowledgement = null);
