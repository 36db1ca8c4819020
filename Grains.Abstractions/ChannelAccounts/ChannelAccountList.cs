using Payments.Paging;

namespace Payments.ChannelAccounts;

/// <summary>Which accounts a list shows; what is null does not narrow it.</summary>
[GenerateSerializer, Immutable, Alias("channel-account-list")]
public sealed record ChannelAccountList(
    [property: Id(0)] ListWindow Window,
    [property: Id(1)] string? Channel = null,
    [property: Id(2)] ChannelAccountStatus? Status = null);
