using System.Collections.Immutable;
using Payments.Money;

namespace Payments.ChannelAccounts;

/// <summary>An account at a channel as it stands, or stood. Never its secrets.</summary>
/// <param name="MerchantId">Whose payments may go there; missing where every merchant's may.</param>
/// <param name="BaseUrl">Where the provider's API is.</param>
/// <param name="Credentials">By their names; of a secret only that it is set.</param>
/// <param name="CallbackCredentials">The same of what its callbacks are checked with; missing while none are let in.</param>
/// <param name="CallbackPath">Where its callbacks are to go; missing where none come to accounts of the channel.</param>
/// <param name="CallbackUrl">The same with the installation's address, where it is configured.</param>
/// <param name="Version">Grows by one with every change.</param>
/// <param name="ChangedBy">The administrator who changed it last.</param>
/// <param name="Mode">Test or live: only payments of such merchants go there. Missing in changes of before accounts had one.</param>
[GenerateSerializer, Immutable, Alias("channel-account-view")]
public sealed record ChannelAccountView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Channel,
    [property: Id(2)] string? MerchantId,
    [property: Id(3)] string Label,
    [property: Id(4)] string BaseUrl,
    [property: Id(5)] ChannelAccountStatus Status,
    [property: Id(6)] ImmutableSortedDictionary<string, string> Credentials,
    [property: Id(7)] ImmutableSortedDictionary<string, string>? CallbackCredentials,
    [property: Id(8)] string? CallbackPath,
    [property: Id(9)] string? CallbackUrl,
    [property: Id(10)] long Version,
    [property: Id(11)] string ChangedBy,
    [property: Id(12)] DateTimeOffset CreatedAt,
    [property: Id(13)] DateTimeOffset UpdatedAt,
    [property: Id(14)] PaymentMode? Mode = null);
