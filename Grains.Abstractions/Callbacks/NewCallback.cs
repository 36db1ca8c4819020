namespace Payments.Callbacks;

/// <summary>A callback that is to be believed.</summary>
/// <param name="OwnerId">The payment or refund that its attempt is for; null when the attempt is none of ours.</param>
/// <param name="IsFinal">Whether it reports the last word of its channel.</param>
/// <param name="IsRelevant">Whether any payment or refund may wait for it; otherwise it is only kept.</param>
[GenerateSerializer, Immutable, Alias("new-callback")]
public sealed record NewCallback(
    [property: Id(0)] string Channel,
    [property: Id(1)] string Reference,
    [property: Id(2)] string? OwnerId,
    [property: Id(3)] bool IsFinal,
    [property: Id(4)] string Body,
    [property: Id(5)] string? Account = null,
    [property: Id(6)] bool IsRelevant = true);
