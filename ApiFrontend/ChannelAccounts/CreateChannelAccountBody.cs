using System.Collections.Immutable;
using Payments.ChannelAccounts;
using Payments.Money;

namespace Payments.Api.ChannelAccounts;

/// <param name="Channel">stripe, paypal, alipay, crypto or simulator.</param>
/// <param name="Label">What you call it, in 1 to 100 characters.</param>
/// <param name="Credentials">By their names, as docs/channels.md lists them.</param>
/// <param name="MerchantId">Whose payments may go there; left out, every merchant's.</param>
/// <param name="BaseUrl">Where the provider's API is, if not at its usual address: https.</param>
/// <param name="Status">disabled for an account that is to wait until all is set up.</param>
/// <param name="CallbackCredentials">What its callbacks are checked with, by their names; it can be given later.</param>
/// <param name="Mode">test or live, where neither credentials nor address say it; live when nobody says it.</param>
internal sealed record CreateChannelAccountBody(
    string Channel,
    string Label,
    ImmutableSortedDictionary<string, string> Credentials,
    string? MerchantId = null,
    string? BaseUrl = null,
    ChannelAccountStatus Status = ChannelAccountStatus.Enabled,
    ImmutableSortedDictionary<string, string>? CallbackCredentials = null,
    PaymentMode? Mode = null);
