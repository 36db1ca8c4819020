using Payments.Money;

namespace Payments.Channels;

/// <summary>A callback whose signature was right: what a channel reports about one attempt, some time after its order.</summary>
/// <param name="Id">The same however often the channel sends it.</param>
/// <param name="Amount">Null where the channel does not say.</param>
public sealed record ChannelCallback(
    string Id,
    string AttemptId,
    AttemptKind Kind,
    string Reference,
    Amount? Amount,
    ChannelAnswer Answer);
