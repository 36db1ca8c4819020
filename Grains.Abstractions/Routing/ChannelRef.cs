namespace Payments.Routing;

/// <summary>A channel with all of its accounts, or one account of it.</summary>
[GenerateSerializer, Immutable, Alias("channel-ref")]
public sealed record ChannelRef(
    [property: Id(0)] string Channel,
    [property: Id(1)] string? AccountId = null)
{
    public bool Names(string channel, string accountId) => Channel == channel && (AccountId is null || AccountId == accountId);
}
